package dev.roster.adapter.http;

import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * Reads, and throws away, what a client still sends of a body that was answered without being read,
 * before the connection closes: a connection that closes on bytes that nobody reads is reset, and
 * takes the answer with it (RFC 9112, section 9.6). Only so much and for so long, and by no thread.
 */
final class Remainder extends Handler.Wrapper {

  private static final long MOST_BYTES = 16 << 20;
  private static final long MOST_MILLIS = 1_000;

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    return request.getHeaders().contains(HttpHeader.EXPECT)
        ? super.handle(request, response, callback)
        : super.handle(new Unfinished(request), response, new ReadingOn(request, callback));
  }

  /** A request that is not given up when it has been answered and more of it may come. */
  private static final class Unfinished extends Request.Wrapper {

    private Unfinished(Request request) {
      super(request);
    }

    @Override
    public boolean consumeAvailable() {
      Content.Chunk chunk = read();
      while (chunk != null && !chunk.isLast() && !Content.Chunk.isFailure(chunk)) {
        chunk.release();
        chunk = read();
      }
      return chunk != null && chunk.isLast() && !Content.Chunk.isFailure(chunk);
    }
  }

  private static final class ReadingOn extends Callback.Nested implements Invocable.Task {

    private final Request request;
    private long left = MOST_BYTES;
    private boolean ended;

    private ReadingOn(Request request, Callback callback) {
      super(callback);
      this.request = request;
    }

    @Override
    public InvocationType getInvocationType() {
      return InvocationType.NON_BLOCKING;
    }

    @Override
    public void succeeded() {
      run();
      if (!ended()) {
        request
            .getComponents()
            .getScheduler()
            .schedule(this::end, MOST_MILLIS, TimeUnit.MILLISECONDS);
      }
    }

    @Override
    public synchronized void run() {
      while (!ended && left > 0) {
        Content.Chunk chunk = request.read();
        if (chunk == null) {
          request.demand(this);
          return;
        }
        left = chunk.isLast() || Content.Chunk.isFailure(chunk) ? 0 : left - chunk.remaining();
        chunk.release();
      }
      end();
    }

    private synchronized boolean ended() {
      return ended;
    }

    private synchronized void end() {
      if (!ended) {
        ended = true;
        super.succeeded();
      }
    }
  }
}
