package dev.roster.adapter.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Cuts off who sends a request, or reads an answer, more slowly than the server is patient.
 *
 * <p>A silence alone is the connector's to end; here it is the sum that counts, so that a byte now
 * and then holds nothing for ever. A request is measured from its first byte to its last, to within
 * an eighth of the time that it has. If its head is there, its route answers 408; else it is
 * answered 408 here. Thread-safe.
 */
final class SlowPeers extends Handler.Wrapper implements Connection.Listener {

  private static final int LOOKS = 8;

  private final Map<Connection, Arrival> arrivals = new ConcurrentHashMap<>();
  private final long patience;
  private final Dialect dialect;
  private Scheduler.Task next;

  SlowPeers(HttpSettings.Patience patience, Dialect dialect) {
    this.dialect = dialect;
    this.patience = patience.request().toNanos();
  }

  /** Whether a body ended because it was cut off. */
  static boolean cut(Throwable failure) {
    return failure != null && (failure instanceof TimeoutException || cut(failure.getCause()));
  }

  @Override
  public void onOpened(Connection connection) {
    arrivals.put(connection, new Arrival(connection, patience, dialect));
  }

  @Override
  public void onClosed(Connection connection) {
    arrivals.remove(connection);
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    lookLater();
  }

  @Override
  protected void doStop() throws Exception {
    next.cancel();
    super.doStop();
  }

  private void lookLater() {
    next = getServer().getScheduler().schedule(this::look, patience / LOOKS, TimeUnit.NANOSECONDS);
  }

  private void look() {
    long now = System.nanoTime();
    arrivals.values().forEach(arrival -> arrival.look(now));
    if (isRunning()) {
      lookLater();
    }
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Arrival arrival = arrivals.get(request.getConnectionMetaData().getConnection());
    if (arrival == null) {
      return super.handle(request, response, callback);
    }
    ArrivingRequest arriving = new ArrivingRequest(request, arrival);
    arrival.headOf(arriving);
    LeavingAnswer leaving = new LeavingAnswer(arriving, response, patience);
    Request.addCompletionListener(
        request,
        failure -> {
          leaving.gone();
          arrival.answered();
        });
    return super.handle(arriving, leaving, callback);
  }
}
