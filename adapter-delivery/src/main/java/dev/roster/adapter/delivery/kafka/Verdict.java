package dev.roster.adapter.delivery.kafka;

import dev.roster.application.port.DeliveryChannel.Sent;
import java.util.Optional;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * What a failure of a producer means: an event that is too large stays so; all else is mended by
 * waiting or by an operator.
 */
final class Verdict {

  static final Sent ACCEPTED = new Sent.Accepted();
  static final Sent UNKNOWN = new Sent.Refused("no destination has that name");
  static final Sent LATE = failed("no answer in time");
  static final Sent CLOSED = failed("the channel is closed");
  static final Sent INTERRUPTED = failed("interrupted");

  private static final Sent TOO_LARGE = new Sent.Refused("too large for the broker");

  private Verdict() {}

  /** On what was thrown. Its text names brokers and topics; its kind is one of Kafka's own. */
  static Sent on(Throwable thrown) {
    if (thrown instanceof RecordTooLargeException) {
      return TOO_LARGE;
    }
    if (thrown instanceof TimeoutException) {
      return LATE;
    }
    if (thrown instanceof SharedProducer.Closed) {
      return CLOSED;
    }
    return thrown instanceof ApiException
        ? failed("Kafka: " + thrown.getClass().getSimpleName().replace("Exception", ""))
        : failed("no connection");
  }

  private static Sent failed(String problem) {
    return new Sent.Failed(problem, Optional.empty());
  }
}
