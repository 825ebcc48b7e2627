package dev.roster.adapter.delivery.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks names up, and gives out only addresses to which may be connected. What it gives out is what
 * is connected to: a name that answers otherwise the next moment gains nothing.
 *
 * @param names who knows the addresses of a name, or those that a text means as they are
 * @param allowed networks whose addresses are given out, be they special or not
 * @param plain whether nothing else is given out, since everybody on the way could read along
 */
record AddressGuard(DnsResolver names, List<Network> allowed, boolean plain)
    implements DnsResolver {

  /** None of a name's addresses is given out. */
  static final class Forbidden extends UnknownHostException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] open =
        Arrays.stream(names.resolve(host)).filter(this::lets).toArray(InetAddress[]::new);
    if (open.length == 0) {
      throw new Forbidden();
    }
    return open;
  }

  private boolean lets(InetAddress address) {
    return allowed.stream().anyMatch(network -> network.holds(address))
        || !plain && !SpecialNetworks.hold(address);
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
