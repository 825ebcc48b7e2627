package dev.roster.bootstrap.crash;

import dev.roster.bootstrap.crash.Journal.Death;
import dev.roster.bootstrap.crash.Journal.Receipt;
import dev.roster.bootstrap.crash.Journal.Step;
import dev.roster.bootstrap.crash.Journal.Told;
import dev.roster.bootstrap.crash.rigged.Point;
import dev.roster.bootstrap.endtoend.Database;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares what is stored and what has arrived with the journal.
 *
 * @param database what the servers have stored
 * @param journal what they were asked and what they have sent
 * @param tally takes what is wrong
 */
record Reckoning(Database database, Journal journal, Tally tally) {

  private static final int DISABLED = 1;
  private static final int NOTICE_DISABLED = 10;
  private static final int NOTICE_ENABLED = 11;

  /** A change as the audit has it. */
  private record Change(long user, long version, int status, long at, String request) {

    int notice() {
      return status == DISABLED ? NOTICE_DISABLED : NOTICE_ENABLED;
    }
  }

  /** A notice in the inbox. */
  private record InboxRow(long user, int notice, String variables, long at) {

    boolean isOf(Change change) {
      return notice == change.notice()
          && at == change.at()
          && (change.status() != DISABLED || variables.contains('"' + change.request() + '"'));
    }
  }

  /** A notice on its way out. */
  private record DeliveryRow(long user, long version, int notice, String id) {}

  /** All that is stored of one user. */
  private record Stored(List<Change> changes, List<InboxRow> inbox, List<DeliveryRow> deliveries) {}

  /**
   * What is stored of these users is exactly what was asked for and not refused, with one notice in
   * the inbox and one delivery for each change; and nothing has arrived of anything else.
   *
   * @param now whom to blame for what cannot be blamed on the point of a step
   */
  void check(Collection<Long> users, Point now) {
    Map<Long, List<Receipt>> arrived =
        users.stream().collect(Collectors.toMap(user -> user, journal::receiptsOf));
    stored(users)
        .forEach((user, stored) -> new Account(user, stored, now).check(arrived.get(user)));
  }

  /** And everything has arrived, once, and in its order. */
  void checkArrived(Point now) {
    stored(journal.users())
        .forEach((user, stored) -> new Account(user, stored, now).checkArrived());
  }

  /** One user's. */
  private final class Account {

    private final long user;
    private final Stored stored;
    private final Point now;
    private final Map<String, Step> asked;

    Account(long user, Stored stored, Point now) {
      this.user = user;
      this.stored = stored;
      this.now = now;
      this.asked =
          journal.stepsOf(user).stream().collect(Collectors.toMap(Step::request, step -> step));
    }

    void check(List<Receipt> receipts) {
      checkChanges();
      checkInbox();
      checkDeliveries();
      List<Long> versions = stored.changes().stream().map(Change::version).toList();
      receipts.stream()
          .filter(receipt -> !versions.contains(receipt.version()))
          .forEach(receipt -> tally.phantom(now, receipt + " of no change"));
    }

    private void checkChanges() {
      long next = 2;
      for (Change change : stored.changes()) {
        Step step = asked.get(change.request());
        if (step == null || step.told() == Told.REFUSED || step.status() != change.status()) {
          tally.phantom(now, change + " is not " + step);
        }
        if (change.version() != next++) {
          tally.wrong(now, "a version between is missing before " + change);
        }
      }
      Map<String, Long> versions =
          stored.changes().stream()
              .collect(Collectors.toMap(Change::request, Change::version, (one, two) -> -1L));
      asked.values().stream()
          .filter(step -> step.told() == Told.DONE)
          .filter(step -> !Objects.equals(versions.get(step.request()), step.version()))
          .forEach(step -> tally.lost(step.point(), step + " is not stored once"));
    }

    private void checkInbox() {
      List<InboxRow> left = new ArrayList<>(stored.inbox());
      for (Change change : stored.changes()) {
        List<InboxRow> own = left.stream().filter(row -> row.isOf(change)).toList();
        if (own.isEmpty()) {
          tally.lost(pointOf(change), "no notice in the inbox of " + change);
        } else {
          left.remove(own.get(0));
        }
      }
      left.forEach(row -> tally.phantom(now, row + " of no change"));
    }

    private void checkDeliveries() {
      List<DeliveryRow> left = new ArrayList<>(stored.deliveries());
      for (Change change : stored.changes()) {
        List<DeliveryRow> own =
            left.stream()
                .filter(row -> row.version() == change.version() && row.notice() == change.notice())
                .toList();
        if (own.isEmpty()) {
          tally.lost(pointOf(change), "no delivery of " + change);
        } else {
          left.remove(own.get(0));
        }
      }
      left.forEach(row -> tally.phantom(now, row + " of no change"));
    }

    void checkArrived() {
      Map<Long, List<Receipt>> arrived =
          journal.receiptsOf(user).stream().collect(Collectors.groupingBy(Receipt::version));
      for (Change change : stored.changes()) {
        if (!arrived.containsKey(change.version())) {
          tally.lost(pointOf(change), "nothing has arrived of " + change);
        }
      }
      arrived.values().forEach(this::checkAgain);
      List<Long> order =
          journal.receiptsOf(user).stream().map(Receipt::version).distinct().toList();
      if (!order.equals(order.stream().sorted().toList())) {
        tally.wrong(now, "of user %d have arrived %s".formatted(user, order));
      }
    }

    /** Whoever brought it before the last one must have died before noting that. */
    private void checkAgain(List<Receipt> ofOne) {
      if (ofOne.stream().map(Receipt::id).distinct().count() > 1) {
        tally.wrong(now, "under several ids: " + ofOne);
      }
      for (Receipt receipt : ofOne.subList(0, ofOne.size() - 1)) {
        Death death = journal.deaths().get(receipt.source());
        if (death != null && death.open().contains(receipt.id())) {
          tally.doubled(death.point());
        } else {
          tally.wronglyDoubled(now, ofOne.toString());
        }
      }
    }

    private Point pointOf(Change change) {
      Step step = asked.get(change.request());
      return step == null ? now : step.point();
    }
  }

  private Map<Long, Stored> stored(Collection<Long> users) {
    String which =
        " in (%s)".formatted(users.stream().map(String::valueOf).collect(Collectors.joining(",")));
    Map<Long, List<Change>> changes =
        grouped(
            "select user_id, version, after_value, changed_at, request_id from roster_audit"
                + " where attribute = 'status' and user_id"
                + which
                + " order by user_id, version",
            row ->
                new Change(
                    number(row, 0),
                    number(row, 1),
                    (int) number(row, 2),
                    number(row, 3),
                    row.get(4)),
            Change::user);
    Map<Long, List<InboxRow>> inbox =
        grouped(
            "select user_id, notice_id, variables, created_at from roster_notice where user_id"
                + which,
            row -> new InboxRow(number(row, 0), (int) number(row, 1), row.get(2), number(row, 3)),
            InboxRow::user);
    Map<Long, List<DeliveryRow>> deliveries =
        grouped(
            "select user_id, user_version, notice_id, id from roster_delivery where user_id"
                + which,
            row ->
                new DeliveryRow(number(row, 0), number(row, 1), (int) number(row, 2), row.get(3)),
            DeliveryRow::user);
    return users.stream()
        .collect(
            Collectors.toMap(
                user -> user,
                user ->
                    new Stored(
                        changes.getOrDefault(user, List.of()),
                        inbox.getOrDefault(user, List.of()),
                        deliveries.getOrDefault(user, List.of()))));
  }

  private <T> Map<Long, List<T>> grouped(
      String query, Function<List<String>, T> read, Function<T, Long> user) {
    return database.rows(query).stream().map(read).collect(Collectors.groupingBy(user));
  }

  private static long number(List<String> row, int column) {
    return Long.parseLong(row.get(column));
  }
}
