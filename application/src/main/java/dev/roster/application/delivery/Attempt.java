package dev.roster.application.delivery;

import dev.roster.application.port.Contacts;
import dev.roster.application.port.Deliveries.Settlement;
import dev.roster.application.port.Delivery;
import dev.roster.application.port.DeliveryChannel;
import dev.roster.application.port.DeliveryChannel.Sent;
import dev.roster.application.port.Message;
import dev.roster.application.port.Unavailable;
import dev.roster.domain.delivery.DeliveryState;
import dev.roster.domain.delivery.Retries;
import dev.roster.domain.delivery.Wording;
import dev.roster.domain.notice.NoticeTemplate;
import dev.roster.domain.profile.Email;
import dev.roster.domain.user.Policy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * One try at one delivery: finds out where to, puts it in words, sends it, and says what that
 * means.
 *
 * @param channel that sends
 * @param retries when a failed one is tried again
 * @param contacts where people are reached
 * @param policy whose words are used
 * @param clock says when a try has ended
 * @param random from 0 to below 1
 */
record Attempt(
    DeliveryChannel channel,
    Retries retries,
    Contacts contacts,
    Policy policy,
    InstantSource clock,
    DoubleSupplier random) {

  /** Makes it; throws nothing but errors of the JVM. */
  Settlement make(Delivery delivery) {
    return settlement(delivery, send(delivery));
  }

  private Sent send(Delivery delivery) {
    try {
      return address(delivery.way())
          .map(address -> channel.send(message(delivery, address)))
          .orElseGet(() -> new Sent.Refused("the user has no address on this channel"));
    } catch (Unavailable e) {
      return new Sent.Failed("the address could not be looked up", Optional.empty());
    } catch (RuntimeException e) {
      return new Sent.Failed(
          "the channel failed: " + e.getClass().getSimpleName(), Optional.empty());
    }
  }

  private Optional<String> address(Delivery.Way way) {
    return way.address()
        .map(Email::address)
        .or(() -> way.to().fold(id -> contacts.find(id, way.channel()), Optional::of));
  }

  private Message message(Delivery delivery, String address) {
    Wording wording = delivery.way().wording();
    return new Message(
        "delivery-" + delivery.id(),
        delivery.about().user(),
        delivery.about().version(),
        delivery.notice(),
        text(delivery),
        wording.language(),
        address,
        delivery.createdAt());
  }

  /** In the notice's own words where the rules of today have no such text any more. */
  private NoticeTemplate.Text text(Delivery delivery) {
    Wording wording = delivery.way().wording();
    return policy
        .deliveries()
        .template(wording.template())
        .filter(template -> template.fits(delivery.notice()))
        .map(template -> template.render(delivery.notice(), wording.language()))
        .orElseGet(() -> policy.notices().render(delivery.notice(), wording.language()));
  }

  private Settlement settlement(Delivery delivery, Sent sent) {
    Instant now = clock.instant();
    if (sent instanceof Sent.Accepted) {
      return new Settlement(DeliveryState.ACCEPTED, now, Duration.ZERO, "");
    }
    if (sent instanceof Sent.Refused refused) {
      return new Settlement(DeliveryState.DEAD, now, Duration.ZERO, shortened(refused.problem()));
    }
    Sent.Failed failed = (Sent.Failed) sent;
    String problem = shortened(failed.problem());
    int made = delivery.progress().tries();
    return retries.usedUp(made)
        ? new Settlement(DeliveryState.DEAD, now, Duration.ZERO, problem)
        : new Settlement(DeliveryState.FAILED, now, pause(made, failed.after()), problem);
  }

  /** What the destination asks for is respected, within the longest pause. */
  private Duration pause(int made, Optional<Duration> wanted) {
    Duration own = retries.pause(made, random.getAsDouble());
    return wanted
        .map(asked -> asked.compareTo(retries.longest()) > 0 ? retries.longest() : asked)
        .filter(asked -> asked.compareTo(own) > 0)
        .orElse(own);
  }

  private static String shortened(String problem) {
    return problem.length() <= Settlement.MAX_PROBLEM
        ? problem
        : problem.substring(0, Settlement.MAX_PROBLEM);
  }
}
