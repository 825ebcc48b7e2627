package dev.roster.adapter.http;

import dev.roster.domain.credential.Token;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Refuses who asks too often, before a body is read and before anything is looked up.
 *
 * <p>Decision: the session is judged first, and what it is refused is not counted for its address:
 * so one user's flood takes no more from those behind the same address than a session may have. A
 * session is known by its token, whether there is such a session or not; made-up tokens, each used
 * once, all count for the address. Thread-safe; each server counts for itself.
 */
final class RateLimits extends Handler.Wrapper {

  private final Function<String, Duration> sessions;
  private final Function<String, Duration> addresses;

  /**
   * Limits by these rates.
   *
   * @param nanos the time, as {@link System#nanoTime}
   */
  RateLimits(HttpSettings.Rates rates, LongSupplier nanos) {
    this.sessions = limit(rates.session(), nanos);
    this.addresses = limit(rates.address(), nanos);
  }

  private static Function<String, Duration> limit(HttpSettings.Rate rate, LongSupplier nanos) {
    return rate.off() ? whose -> Duration.ZERO : new Buckets(rate, nanos)::take;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Duration wait = wait(request);
    if (wait.isZero()) {
      return super.handle(request, response, callback);
    }
    PlainErrors.tooMany(request, response, callback, wait);
    return true;
  }

  private Duration wait(Request request) {
    Optional<Token> token =
        Bearer.token(request.getHeaders().getValuesList(HttpHeader.AUTHORIZATION));
    Duration wait = token.map(sent -> sessions.apply(sent.hash().hex())).orElse(Duration.ZERO);
    return wait.isZero() ? addresses.apply(ClientAddress.of(request).household()) : wait;
  }
}
