package dev.roster.adapter.http;

import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable;

/** A request whose body may still be coming, and can be told that it is too late. */
final class ArrivingRequest extends Request.Wrapper {

  private final Arrival arrival;
  private final AtomicReference<Runnable> waiting = new AtomicReference<>();
  private volatile Content.Chunk cut;

  ArrivingRequest(Request request, Arrival arrival) {
    super(request);
    this.arrival = arrival;
  }

  boolean hasBody() {
    return getLength() > 0 || getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
  }

  /** Ends the body here, and wakes who waits for more. */
  void cut() {
    cut = Content.Chunk.from(new TimeoutException("the body took too long"));
    getContext().execute(this::wake);
  }

  @Override
  public Content.Chunk read() {
    if (cut != null) {
      return cut;
    }
    Content.Chunk chunk = super.read();
    if (chunk != null && chunk.isLast()) {
      arrival.last();
    }
    return chunk;
  }

  @Override
  public void demand(Runnable demanded) {
    waiting.set(demanded);
    if (cut == null) {
      super.demand(Invocable.from(Invocable.getInvocationType(demanded), this::wake));
    } else {
      getContext().execute(this::wake);
    }
  }

  private void wake() {
    Runnable demanded = waiting.getAndSet(null);
    if (demanded != null) {
      demanded.run();
    }
  }
}
