package dev.roster.adapter.http;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Makes the address of a request that of its client, for all that looks at the request later: where
 * a trusted proxy asks for somebody, that somebody's.
 */
final class ClientAddress extends Handler.Wrapper {

  private static final String HEADER = "X-Forwarded-For";

  private final Proxies.Trust trust;

  ClientAddress(Proxies proxies) {
    this.trust = proxies.trust();
  }

  /** Who asks. */
  static Address of(Request request) {
    InetSocketAddress remote =
        (InetSocketAddress) request.getConnectionMetaData().getRemoteSocketAddress();
    return new Address(remote.getAddress());
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Address client = trust.client(of(request), request.getHeaders().getValuesList(HEADER));
    return super.handle(new Forwarded(request, client), response, callback);
  }

  private static final class Forwarded extends Request.Wrapper {

    private final ConnectionMetaData connection;

    private Forwarded(Request request, Address client) {
      super(request);
      SocketAddress remote = new InetSocketAddress(client.inet(), Request.getRemotePort(request));
      this.connection =
          new ConnectionMetaData.Wrapper(request.getConnectionMetaData()) {
            @Override
            public SocketAddress getRemoteSocketAddress() {
              return remote;
            }
          };
    }

    @Override
    public ConnectionMetaData getConnectionMetaData() {
      return connection;
    }
  }
}
