package dev.roster.adapter.delivery.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses are no places on the Internet, by the registries of special-purpose addresses
 * (RFC 6890 and those after it).
 */
final class SpecialNetworks {

  // @formatter:off
  private static final List<Network> V4 =
      networks(
          "0.0.0.0/8",          // this host
          "10.0.0.0/8",         // private
          "100.64.0.0/10",      // behind a carrier's address translation; also metadata of clouds
          "127.0.0.0/8",        // loopback
          "168.63.129.16/32",   // the host of a virtual machine, in one cloud
          "169.254.0.0/16",     // link-local; also metadata of clouds
          "172.16.0.0/12",      // private
          "192.0.0.0/24",       // protocols
          "192.0.2.0/24",       // documentation
          "192.88.99.0/24",     // 6to4 relays
          "192.168.0.0/16",     // private
          "198.18.0.0/15",      // measurements
          "198.51.100.0/24",    // documentation
          "203.0.113.0/24",     // documentation
          "224.0.0.0/4",        // multicast
          "240.0.0.0/4");       // reserved, broadcast

  /** The places of the Internet; all else is loopback, link-local, unique-local, multicast, ... */
  private static final Network V6_GLOBAL = Network.of("2000::/3");

  private static final List<Network> V6 =
      networks(
          "2001::/23",          // protocols, Teredo among them
          "2001:db8::/32",      // documentation
          "2002::/16",          // 6to4: an address of IPv4 inside
          "3fff::/20");         // documentation
  // @formatter:on

  /** What translates to IPv4: the last four bytes say where it leads to. */
  private static final Network NAT64 = Network.of("64:ff9b::/96");

  private static final int V4_BYTES = 4;
  private static final int V6_BYTES = 16;

  private SpecialNetworks() {}

  private static List<Network> networks(String... texts) {
    return Stream.of(texts).map(Network::of).toList();
  }

  /** Whether an address is special. */
  static boolean hold(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length == V4_BYTES) {
      return V4.stream().anyMatch(network -> network.holds(address));
    }
    if (NAT64.holds(address)) {
      return hold(v4(Arrays.copyOfRange(bytes, V6_BYTES - V4_BYTES, V6_BYTES)));
    }
    return !V6_GLOBAL.holds(address) || V6.stream().anyMatch(network -> network.holds(address));
  }

  private static InetAddress v4(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address of IPv4 has four bytes", e);
    }
  }
}
