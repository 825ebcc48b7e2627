package dev.roster.adapter.http;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;

/**
 * Closes what one address opens beyond its share of the connections, so that it cannot keep
 * everybody else out. Trusted proxies may open as many as there are. Thread-safe.
 */
final class Neighbours implements Connection.Listener {

  private final Map<Connection, String> homes = new ConcurrentHashMap<>();
  private final Map<String, Integer> open = new ConcurrentHashMap<>();
  private final int share;
  private final Proxies.Trust trust;

  /**
   * Nobody is there yet.
   *
   * @param share how many one address may have open
   */
  Neighbours(int share, Proxies proxies) {
    this.share = share;
    this.trust = proxies.trust();
  }

  @Override
  public void onOpened(Connection connection) {
    EndPoint peer = connection.getEndPoint();
    if (!(peer.getRemoteSocketAddress() instanceof InetSocketAddress remote)) {
      return;
    }
    Address address = new Address(remote.getAddress());
    homes.put(connection, address.household());
    int now = open.merge(address.household(), 1, Integer::sum);
    if (now > share && !trust.trusts(address)) {
      peer.close();
    }
  }

  @Override
  public void onClosed(Connection connection) {
    String home = homes.remove(connection);
    if (home != null) {
      open.computeIfPresent(home, (same, before) -> before == 1 ? null : before - 1);
    }
  }
}
