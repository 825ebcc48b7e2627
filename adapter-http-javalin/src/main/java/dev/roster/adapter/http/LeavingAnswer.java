package dev.roster.adapter.http;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/** An answer whose connection is closed if it is not read in time, from its first byte on. */
final class LeavingAnswer extends Response.Wrapper {

  private final long patience;
  private Scheduler.Task end;

  LeavingAnswer(Request request, Response response, long patience) {
    super(request, response);
    this.patience = patience;
  }

  @Override
  public void write(boolean last, ByteBuffer bytes, Callback callback) {
    begin();
    super.write(last, bytes, callback);
  }

  /** It has been read, or given up. */
  synchronized void gone() {
    if (end != null) {
      end.cancel();
    }
  }

  private synchronized void begin() {
    if (end == null) {
      EndPoint peer = getRequest().getConnectionMetaData().getConnection().getEndPoint();
      end =
          getRequest()
              .getComponents()
              .getScheduler()
              .schedule(peer::close, patience, TimeUnit.NANOSECONDS);
    }
  }
}
