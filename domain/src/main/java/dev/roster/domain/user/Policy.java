package dev.roster.domain.user;

import dev.roster.domain.credential.NewPassword;
import dev.roster.domain.delivery.DeliveryRules;
import dev.roster.domain.delivery.Trigger;
import dev.roster.domain.notice.NoticeCatalogue;
import dev.roster.domain.notice.NoticeId;
import dev.roster.domain.notice.Variable;
import dev.roster.domain.status.TransitionTable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The rules that a service can choose.
 *
 * <p>Immutable and thread-safe, as far as its functions are.
 *
 * @param transitions the legal moves between statuses, not null
 * @param notices the texts of every notice that a move owes, not null
 * @param renameQuota how often a user may rename itself, 0 or more
 * @param zone the time zone of times that come without one, not null
 * @param httpAvatars whether an avatar may be an {@code http:} URL, not only {@code https:}
 * @param levelForStaff whether {@code level} is reserved for holders of {@code user.edit}
 * @param commonPasswords tells passwords that are too common to be chosen, not null
 * @param deliveries which notices leave the program, and how; not null
 * @param formCheck judges the form of a patch, not null
 * @param registering who may register, not null
 * @param nameRetention how long the name of an erased user stays taken, not negative
 */
public record Policy(
    TransitionTable transitions,
    NoticeCatalogue notices,
    int renameQuota,
    ZoneId zone,
    boolean httpAvatars,
    boolean levelForStaff,
    Predicate<NewPassword> commonPasswords,
    DeliveryRules deliveries,
    FormCheck formCheck,
    Registering registering,
    Duration nameRetention) {

  /** The rules of the two systems that Roster serves, no channel, no list of common passwords. */
  public static final Policy STANDARD =
      new Policy(
          TransitionTable.STANDARD,
          NoticeCatalogue.STANDARD,
          1,
          ZoneId.of("Asia/Shanghai"),
          false,
          false,
          password -> false,
          DeliveryRules.NONE,
          FormCheck.STANDARD,
          Registering.CLOSED,
          Duration.ofDays(30));

  /**
   * Checks that every notice that can be owed exists and can be filled in.
   *
   * @throws IllegalArgumentException if not, or if quota or retention are negative; it says which
   */
  public Policy {
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(commonPasswords, "commonPasswords");
    Objects.requireNonNull(deliveries, "deliveries");
    Objects.requireNonNull(formCheck, "formCheck");
    Objects.requireNonNull(registering, "registering");
    if (renameQuota < 0) {
      throw new IllegalArgumentException("the rename quota cannot be negative");
    }
    if (nameRetention.isNegative()) {
      throw new IllegalArgumentException("the name retention cannot be negative");
    }
    transitions
        .rows()
        .forEach(row -> row.notice().ifPresent(id -> notices.require(id, Variable.OF_TRANSITIONS)));
    notices.require(NoticeId.GROUPS_CHANGED, Variable.OF_GROUPS);
    deliveries.rules().stream()
        .flatMap(rule -> rule.on() instanceof Trigger.OfNotice of ? Stream.of(of) : Stream.empty())
        .filter(of -> of.notice().deliveredOnly())
        .forEach(of -> notices.require(of.notice(), Variable.OF_RENAMING));
  }

  /** A time as every answer shows it: RFC 3339 with the offset of the zone, to the second. */
  public String shown(Instant time) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        time.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
  }

  // @formatter:off
  /** These rules with another transition table. */
  public Policy with(TransitionTable changed) {
    return new Policy(
        changed, notices, renameQuota, zone, httpAvatars, levelForStaff, commonPasswords, deliveries,
        formCheck, registering, nameRetention);
  }

  /** These rules with another transition table and the notices that it owes. */
  public Policy with(TransitionTable changed, NoticeCatalogue changedNotices) {
    return new Policy(
        changed, changedNotices, renameQuota, zone, httpAvatars, levelForStaff, commonPasswords,
        deliveries, formCheck, registering, nameRetention);
  }

  /** These rules with other texts. */
  public Policy with(NoticeCatalogue changed) {
    return with(transitions, changed);
  }

  /** These rules with another check of form. */
  public Policy with(FormCheck changed) {
    return new Policy(
        transitions, notices, renameQuota, zone, httpAvatars, levelForStaff, commonPasswords,
        deliveries, changed, registering, nameRetention);
  }

  /** These rules in another time zone. */
  public Policy with(ZoneId changed) {
    return new Policy(
        transitions, notices, renameQuota, changed, httpAvatars, levelForStaff, commonPasswords,
        deliveries, formCheck, registering, nameRetention);
  }

  /** These rules with another quota of renames. */
  public Policy withRenameQuota(int changed) {
    return new Policy(
        transitions, notices, changed, zone, httpAvatars, levelForStaff, commonPasswords, deliveries,
        formCheck, registering, nameRetention);
  }

  /** These rules, with or without {@code http:} avatars. */
  public Policy withHttpAvatars(boolean allowed) {
    return new Policy(
        transitions, notices, renameQuota, zone, allowed, levelForStaff, commonPasswords, deliveries,
        formCheck, registering, nameRetention);
  }

  /** These rules, with {@code level} for staff alone or for the user too. */
  public Policy withLevelForStaff(boolean staff) {
    return new Policy(
        transitions, notices, renameQuota, zone, httpAvatars, staff, commonPasswords, deliveries,
        formCheck, registering, nameRetention);
  }

  /** These rules, refusing these passwords. */
  public Policy withCommonPasswords(Predicate<NewPassword> changed) {
    return new Policy(
        transitions, notices, renameQuota, zone, httpAvatars, levelForStaff, changed, deliveries,
        formCheck, registering, nameRetention);
  }

  /** These rules with others on what leaves the program. */
  public Policy with(DeliveryRules changed) {
    return new Policy(
        transitions, notices, renameQuota, zone, httpAvatars, levelForStaff, commonPasswords,
        changed, formCheck, registering, nameRetention);
  }

  /** These rules with another answer to who may register. */
  public Policy with(Registering changed) {
    return new Policy(
        transitions, notices, renameQuota, zone, httpAvatars, levelForStaff, commonPasswords,
        deliveries, formCheck, changed, nameRetention);
  }

  /** These rules, keeping the names of erased users taken for so long. */
  public Policy withNameRetention(Duration changed) {
    return new Policy(
        transitions, notices, renameQuota, zone, httpAvatars, levelForStaff, commonPasswords,
        deliveries, formCheck, registering, changed);
  }
  // @formatter:on
}
