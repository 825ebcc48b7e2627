package dev.roster.adapter.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.Callback;

/** How far the request has come that a connection is bringing. Thread-safe. */
final class Arrival {

  private final Connection connection;
  private final long patience;
  private final Dialect dialect;
  private long bytesBefore;
  private boolean begun;
  private long since;
  private boolean whole;
  private ArrivingRequest arriving;

  /**
   * Nothing has come yet.
   *
   * @param patience how long a request may take, in nanoseconds
   * @param dialect what it is told in if not even its address has come
   */
  Arrival(Connection connection, long patience, Dialect dialect) {
    this.dialect = dialect;
    this.connection = connection;
    this.patience = patience;
  }

  /** The head has come. */
  synchronized void headOf(ArrivingRequest request) {
    arriving = request;
    whole = !request.hasBody();
  }

  /** The last byte has come. */
  synchronized void last() {
    whole = true;
  }

  /** The answer has been given, and the next request may come. */
  synchronized void answered() {
    arriving = null;
    whole = false;
    begun = false;
    bytesBefore = connection.getBytesIn();
  }

  /** Cuts it off if it takes too long. */
  synchronized void look(long now) {
    if (whole || connection.getBytesIn() == bytesBefore) {
      return;
    }
    if (!begun) {
      begun = true;
      since = now;
    } else if (now - since >= patience) {
      whole = true;
      cut();
    }
  }

  private void cut() {
    if (arriving != null) {
      arriving.cut();
      return;
    }
    EndPoint peer = connection.getEndPoint();
    ByteBuffer answer = ByteBuffer.wrap(tooLate().getBytes(StandardCharsets.UTF_8));
    peer.write(Callback.from(peer::close), answer);
  }

  /** What is said to a request whose head never came: its dialect and its language are unknown. */
  private String tooLate() {
    RequestId requestId = RequestId.of(null);
    AccessLog.cut(ProtocolCode.REQUEST_TIMEOUT.status(), requestId.text());
    byte[] document =
        StrictJson.bytes(
            dialect.document(
                AcceptLanguage.best(null),
                ProtocolCode.REQUEST_TIMEOUT.status(),
                ProtocolCode.REQUEST_TIMEOUT,
                List.of()));
    return String.join(
        "\r\n",
        "HTTP/1.1 408 Request Timeout",
        "Connection: close",
        "Cache-Control: no-store",
        "Vary: " + dialect.vary(),
        "Content-Type: " + dialect.contentType(),
        "Content-Length: " + document.length,
        RequestId.HEADER + ": " + requestId.text(),
        "",
        new String(document, StandardCharsets.UTF_8));
  }
}
