package dev.roster.adapter.jooq;

import dev.roster.adapter.jooq.schema.tables.records.RosterDeliveryRecord;
import dev.roster.application.port.Deliveries.Leased;
import dev.roster.application.port.Delivery;
import dev.roster.domain.delivery.Addressed;
import dev.roster.domain.delivery.Addressee;
import dev.roster.domain.delivery.Channel;
import dev.roster.domain.delivery.DeliveryState;
import dev.roster.domain.delivery.Dispatch;
import dev.roster.domain.delivery.Wording;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.notice.Language;
import dev.roster.domain.notice.Notice;
import dev.roster.domain.notice.NoticeId;
import dev.roster.domain.profile.Email;
import dev.roster.domain.user.User;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongFunction;

/** A delivery as columns. */
final class DeliveryRow {

  private static final int NEVER_TRIED = 0;
  private static final long NEVER_LEASED = 0;
  private static final String NO_PROBLEM = "";

  private DeliveryRow() {}

  /** One that waits, of a change that made the user so; lacks its number. */
  static LongFunction<RosterDeliveryRecord> of(User after, Notice notice, Addressed way) {
    Dispatch dispatch = way.dispatch();
    Long now = Millis.of(after.timeline().updatedAt());
    return id ->
        new RosterDeliveryRecord(
            id,
            after.id().value(),
            after.version(),
            notice.id().value(),
            NoticeRow.variables(notice),
            dispatch.channel().name(),
            way.to().text(),
            dispatch.address().map(Email::address).orElse(null),
            dispatch.wording().language().tag(),
            dispatch.wording().template(),
            now,
            dispatch.expiresAt().map(Millis::of).orElse(null),
            DeliveryState.WAITING.text(),
            NEVER_TRIED,
            now,
            NEVER_LEASED,
            null,
            null,
            null,
            NO_PROBLEM);
  }

  static Leased leased(RosterDeliveryRecord row) {
    return new Leased(read(row), row.getToken());
  }

  /**
   * Reads one.
   *
   * @throws IllegalStateException if there cannot be such a delivery; does not say what it holds
   */
  static Delivery read(RosterDeliveryRecord row) {
    try {
      return delivery(row);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          "storage holds a delivery that cannot be, id " + row.getId(), e);
    }
  }

  private static Delivery delivery(RosterDeliveryRecord row) {
    return new Delivery(
        row.getId(),
        new Delivery.About(new UserId(row.getUserId()), row.getUserVersion()),
        new Notice(new NoticeId(row.getNoticeId()), NoticeRow.variables(row.getVariables())),
        new Delivery.Way(
            new Channel(row.getChannel()),
            Addressee.parse(row.getAddressee()),
            Optional.ofNullable(row.getAddress()).map(Email::new),
            new Wording(language(row.getLanguage()), row.getTemplate())),
        Millis.time(row.getCreatedAt()),
        Millis.timeIfAny(row.getExpiresAt()),
        progress(row));
  }

  private static Language language(String tag) {
    return Arrays.stream(Language.values())
        .filter(language -> language.tag().equals(tag))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("an unknown language"));
  }

  private static Delivery.Progress progress(RosterDeliveryRecord row) {
    return new Delivery.Progress(
        DeliveryState.valueOf(row.getState().toUpperCase(Locale.ROOT)),
        row.getTries(),
        Millis.time(row.getDueAt()),
        Millis.timeIfAny(row.getLeasedUntil()),
        Millis.timeIfAny(row.getTriedAt()),
        Millis.timeIfAny(row.getEndedAt()),
        row.getProblem());
  }
}
