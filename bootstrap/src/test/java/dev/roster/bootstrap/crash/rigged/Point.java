package dev.roster.bootstrap.crash.rigged;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where a server dies, in the order in which a change comes by. */
public enum Point {
  // @formatter:off
  READ(          "the request is read",                     at("application.UserEditing", "edit")),
  DECIDED(       "decided, nothing written",                at("adapter.jooq.ChangeWriter", "write")),
  USER(          "the user is written",                     at("adapter.jooq.ChangeWriter", "writeAudit")),
  AUDIT(         "its audit is written",                    at("adapter.jooq.ChangeWriter", "writeNotices")),
  INBOX(         "its notice is in the inbox",              at("adapter.jooq.ChangeWriter", "writeDeliveries")),
  DELIVERY(      "its delivery is written",                 at("adapter.jooq.ChangeWriter", "endPayTokens")),
  COMMIT(        "about to commit",                         commitOf("adapter.jooq.JooqUsers", "change")),
  COMMITTED(     "committed, the worker not told",          at("application.UserEditing", "signal")),
  TOLD(          "the worker told, no answer made",         at("application.UserEditing", "outcome")),
  ANSWER(        "about to answer",                         at("adapter.http.Exchange", "send").under("adapter.http.UserRoutes", "edit")),
  LEASE(         "about to commit a lease",                 commitOf("adapter.jooq.JooqDeliveries", "lease")),
  LEASED(        "leased",                                  at("application.delivery.Attempt", "make")),
  SENDING(       "about to send",                           at("adapter.delivery.webhook.WebhookChannel", "send")),
  SENT(          "accepted there, its answer not read",     at("adapter.delivery.webhook.Verdict", "on")),
  ANSWERED(      "its answer read, nothing noted",          at("adapter.jooq.JooqDeliveries", "settle")),
  NOTE(          "about to commit the note",                commitOf("adapter.jooq.JooqDeliveries", "settle")),
  NOTED(         "noted as accepted",                       at("bootstrap.server.DeliveryLog", "settled")),
  /** {@code kill -9} at a random moment, and of all servers at once. */
  ANY(           "at any moment, all servers at once",      null),
  /** No death: a thread that sleeps for so long that another has taken over what it had leased. */
  LATE("at 15, going on when its lease has run out", ANSWERED.place);
  // @formatter:on

  private final String text;
  private final Place place;

  Point(String text, Place place) {
    this.text = text;
    this.place = place;
  }

  /** From 1 on. */
  public int number() {
    return ordinal() + 1;
  }

  /** What has just happened, or is just about to. */
  public String text() {
    return text;
  }

  /** Where in the code; empty if that is left to chance. */
  public Optional<Place> place() {
    return Optional.ofNullable(place);
  }

  /** All at which a server dies. */
  public static List<Point> byTurns() {
    return Arrays.stream(values()).filter(point -> point != LATE).toList();
  }

  private static Place at(String type, String method) {
    return Place.at(type, method);
  }

  private static Place commitOf(String type, String method) {
    return at("adapter.jooq.Connections", "execute").told("COMMIT").under(type, method);
  }
}
