package dev.roster.adapter.delivery.webhook;

import dev.roster.application.port.DeliveryChannel.Sent;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpStatus;

/**
 * What an answer means, as Standard Webhooks say it: every 2xx is taken, 410 is never again, all
 * else is tried again, redirects included.
 *
 * <p>Decision: other answers of 4xx are tried again too. They mostly mean something that people
 * mend: a secret, a route, an access rule.
 */
final class Verdict {

  /** However long a destination wants to be left alone, it is asked again after this. */
  static final Duration LONGEST_PAUSE = Duration.ofDays(1);

  static final Sent ACCEPTED = new Sent.Accepted();
  static final Sent UNKNOWN = new Sent.Refused("no destination has that name");
  static final Sent LATE = failed("no answer in time");
  static final Sent CLOSED = failed("the channel is closed");
  static final Sent INTERRUPTED = failed("interrupted");

  private static final int SUCCESS = 2;
  private static final int HUNDRED = 100;

  private Verdict() {}

  /** On an answer that came at a moment; its body does not matter. */
  static Sent on(HttpResponse answer, Instant now) {
    int status = answer.getCode();
    if (status / HUNDRED == SUCCESS) {
      return ACCEPTED;
    }
    if (status == HttpStatus.SC_GONE) {
      return new Sent.Refused("answered 410");
    }
    Header after = answer.getFirstHeader(HttpHeaders.RETRY_AFTER);
    return new Sent.Failed(
        "answered " + status,
        after == null ? Optional.empty() : pause(after.getValue().strip(), now));
  }

  /** Seconds or a date (RFC 9110); what is neither, or over, says nothing. */
  private static Optional<Duration> pause(String after, Instant now) {
    Duration pause;
    if (after.matches("[0-9]{1,18}")) {
      pause = Duration.ofSeconds(Long.parseLong(after));
    } else {
      Instant until = DateUtils.parseStandardDate(after);
      pause = until == null ? Duration.ZERO : Duration.between(now, until);
    }
    if (pause.isNegative() || pause.isZero()) {
      return Optional.empty();
    }
    return Optional.of(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
  }

  /** On a try that broke off. The texts of exceptions name hosts, and are not repeated. */
  static Sent on(IOException broken) {
    if (broken instanceof AddressGuard.Forbidden) {
      return failed("its address is not allowed");
    }
    if (broken instanceof UnknownHostException) {
      return failed("its name is unknown");
    }
    if (broken instanceof SSLException) {
      return failed("no trusted TLS connection");
    }
    if (broken instanceof InterruptedIOException) {
      return LATE;
    }
    return broken instanceof ConnectException ? failed("no connection") : noHttp();
  }

  /** On an answer that could not be read, or broke off before it said anything. */
  static Sent noHttp() {
    return failed("no HTTP answer");
  }

  private static Sent failed(String problem) {
    return new Sent.Failed(problem, Optional.empty());
  }
}
