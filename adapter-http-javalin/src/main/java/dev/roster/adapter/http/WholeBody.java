package dev.roster.adapter.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * Waits for a body before a thread is spent on its request, so that a slow one costs memory alone.
 *
 * <p>At most {@code limit} bytes and one are waited for. Of a body that is longer, or says so, the
 * rest is read by the route: a route that takes no more than the limit refuses it without, and
 * those that take more have asked first who sends it.
 *
 * @param limit in bytes
 */
record WholeBody(int limit) implements EagerContentHandler.ContentLoaderFactory {

  @Override
  public String getApplicableMimeType() {
    return null;
  }

  @Override
  public EagerContentHandler.ContentLoader newContentLoader(
      String contentType,
      String mimeType,
      Handler handler,
      Request request,
      Response response,
      Callback callback) {
    return request.getLength() > limit
        ? null
        : new Loader(handler, request, response, callback, limit);
  }

  private static final class Loader extends EagerContentHandler.ContentLoader
      implements Invocable.Task {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final int limit;

    /** What stands behind the bytes; null if more may come. */
    private Content.Chunk end;

    private Loader(
        Handler handler, Request request, Response response, Callback callback, int limit) {
      super(handler, request, response, callback);
      this.limit = limit;
    }

    @Override
    public InvocationType getInvocationType() {
      return InvocationType.NON_BLOCKING;
    }

    @Override
    protected void load() {
      if (filled()) {
        handle();
      }
    }

    @Override
    public void run() {
      if (filled()) {
        getRequest().getContext().execute(this::handle);
      }
    }

    /** Whether all has come that is waited for; if not, it is called again. */
    private boolean filled() {
      while (true) {
        Content.Chunk chunk = getRequest().read();
        if (chunk == null) {
          getRequest().demand(this);
          return false;
        }
        if (Content.Chunk.isFailure(chunk)) {
          end = chunk;
          return true;
        }
        bytes.writeBytes(BufferUtil.toArray(chunk.getByteBuffer()));
        chunk.release();
        if (chunk.isLast()) {
          end = Content.Chunk.EOF;
          return true;
        }
        if (bytes.size() > limit) {
          return true;
        }
      }
    }

    @Override
    protected void handle() {
      handle(new Filled(getRequest(), bytes.toByteArray(), end), getResponse(), getCallback());
    }
  }

  /** A request of which the body is here already. */
  private static final class Filled extends Request.Wrapper {

    private final Content.Chunk end;
    private Content.Chunk bytes;

    private Filled(Request request, byte[] bytes, Content.Chunk end) {
      super(request);
      this.bytes = Content.Chunk.from(ByteBuffer.wrap(bytes), end == Content.Chunk.EOF);
      this.end = end;
    }

    @Override
    public Content.Chunk read() {
      Content.Chunk next = bytes == null ? end : bytes;
      bytes = null;
      return next == null ? super.read() : next;
    }

    @Override
    public void demand(Runnable demanded) {
      if (bytes == null && end == null) {
        super.demand(demanded);
      } else {
        getContext().execute(demanded);
      }
    }
  }
}
