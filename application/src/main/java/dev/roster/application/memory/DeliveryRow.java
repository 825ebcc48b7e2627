package dev.roster.application.memory;

import dev.roster.application.port.Deliveries.Leased;
import dev.roster.application.port.Deliveries.Settlement;
import dev.roster.application.port.Delivery;
import dev.roster.application.port.Delivery.Progress;
import dev.roster.domain.delivery.Addressed;
import dev.roster.domain.delivery.Addressee;
import dev.roster.domain.delivery.Channel;
import dev.roster.domain.delivery.DeliveryState;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.notice.Notice;
import dev.roster.domain.user.User;
import java.time.Instant;
import java.util.Optional;

/**
 * A delivery, and how often it was leased.
 *
 * @param token of its last lease; 0 before the first
 */
record DeliveryRow(Delivery delivery, long token) {

  /** Of those in one queue only the first that is open is given out. */
  record Queue(UserId user, Channel channel, Addressee to) {}

  /** One that waits, of a change that made the user so. */
  static DeliveryRow of(long id, User after, Notice notice, Addressed way) {
    Instant now = after.timeline().updatedAt();
    return new DeliveryRow(
        new Delivery(
            id,
            new Delivery.About(after.id(), after.version()),
            notice,
            new Delivery.Way(
                way.dispatch().channel(),
                way.to(),
                way.dispatch().address(),
                way.dispatch().wording()),
            now,
            way.dispatch().expiresAt(),
            new Progress(
                DeliveryState.WAITING,
                0,
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "")),
        0);
  }

  UserId user() {
    return delivery.about().user();
  }

  Queue queue() {
    return new Queue(user(), delivery.way().channel(), delivery.way().to());
  }

  boolean over(Channel channel) {
    return delivery.way().channel().equals(channel);
  }

  DeliveryState state() {
    return progress().state();
  }

  boolean isOpen() {
    return DeliveryState.OPEN.contains(state());
  }

  /** From when on it may be given out, as far as it is open. */
  Instant freeAt() {
    return progress().leasedUntil().orElse(progress().dueAt());
  }

  /** Whether it is over without anybody being about to send it. */
  boolean isExpired(Instant now) {
    return isOpen()
        && delivery.expiresAt().filter(until -> !until.isAfter(now)).isPresent()
        && progress().leasedUntil().filter(now::isBefore).isEmpty();
  }

  DeliveryRow leased(Instant now, Instant until) {
    return new DeliveryRow(
        with(
            new Progress(
                DeliveryState.LEASED,
                progress().tries() + 1,
                progress().dueAt(),
                Optional.of(until),
                Optional.of(now),
                Optional.empty(),
                progress().problem())),
        token + 1);
  }

  Leased lease() {
    return new Leased(delivery, token);
  }

  DeliveryRow settled(Settlement settlement) {
    boolean open = DeliveryState.OPEN.contains(settlement.state());
    int tries = progress().tries() - (settlement.state() == DeliveryState.WAITING ? 1 : 0);
    return as(
        new Progress(
            settlement.state(),
            tries,
            open ? settlement.at().plus(settlement.pause()) : progress().dueAt(),
            Optional.empty(),
            progress().triedAt().filter(tried -> tries > 0),
            Optional.of(settlement.at()).filter(ended -> !open),
            settlement.problem()));
  }

  DeliveryRow expired(Instant now) {
    return as(
        new Progress(
            DeliveryState.EXPIRED,
            progress().tries(),
            progress().dueAt(),
            Optional.empty(),
            progress().triedAt(),
            Optional.of(now),
            progress().problem()));
  }

  /** Once more from the beginning; whoever held it before is still refused. */
  DeliveryRow again(Instant now) {
    Progress waiting =
        new Progress(
            DeliveryState.WAITING,
            0,
            now,
            Optional.empty(),
            progress().triedAt(),
            Optional.empty(),
            progress().problem());
    return new DeliveryRow(
        new Delivery(
            delivery.id(),
            delivery.about(),
            delivery.notice(),
            delivery.way(),
            delivery.createdAt(),
            Optional.empty(),
            waiting),
        token);
  }

  private DeliveryRow as(Progress progress) {
    return new DeliveryRow(with(progress), token);
  }

  private Delivery with(Progress progress) {
    return new Delivery(
        delivery.id(),
        delivery.about(),
        delivery.notice(),
        delivery.way(),
        delivery.createdAt(),
        delivery.expiresAt(),
        progress);
  }

  private Progress progress() {
    return delivery.progress();
  }
}
