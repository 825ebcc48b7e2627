package dev.roster.adapter.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a request comes from: an address of IPv4 or IPv6, never a name; nothing is ever looked up.
 *
 * @param inet an IPv4 address that is written as one of IPv6 is that of IPv4
 */
record Address(InetAddress inet) {

  private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final String V4 = OCTET + "(?:\\." + OCTET + "){3}";
  private static final String V6 = "[0-9a-fA-F:.]*:[0-9a-fA-F:.]*";
  private static final Pattern FORM = Pattern.compile(V4 + "|" + V6);
  private static final Pattern WITH_PORT =
      Pattern.compile("(" + V4 + "):[0-9]{1,5}|\\[(" + V6 + ")](?::[0-9]{1,5})?");
  private static final int NETWORK_BYTES = 8;

  /** Drops the zone, which means something to this machine alone. */
  Address {
    try {
      inet = InetAddress.getByAddress(inet.getAddress());
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address has 4 or 16 bytes", e);
    }
  }

  /** The address of this text, or empty if it is none. */
  static Optional<Address> of(String text) {
    if (!FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Address(InetAddress.getByName(text)));
    } catch (UnknownHostException none) {
      return Optional.empty();
    }
  }

  /** The address of this text, behind which some proxies write a port. */
  static Optional<Address> forwarded(String text) {
    Matcher matcher = WITH_PORT.matcher(text);
    if (!matcher.matches()) {
      return of(text);
    }
    return of(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
  }

  /** As it is stored. */
  String text() {
    return inet.getHostAddress();
  }

  /**
   * Whom to count it for: itself; of IPv6 its network of 64 bits, since one household has them all.
   */
  String household() {
    byte[] bytes = inet.getAddress();
    return Arrays.toString(
        bytes.length > NETWORK_BYTES ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes);
  }
}
