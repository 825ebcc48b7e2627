package dev.roster.adapter.jooq;

import static dev.roster.adapter.jooq.schema.Tables.ROSTER_FACTS;
import static dev.roster.adapter.jooq.schema.Tables.ROSTER_PAY_TOKEN;
import static dev.roster.adapter.jooq.schema.Tables.ROSTER_SESSION;
import static dev.roster.adapter.jooq.schema.Tables.ROSTER_USER;
import static dev.roster.adapter.jooq.schema.Tables.ROSTER_USER_GROUP;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Lookup;
import dev.roster.application.port.Sight;
import dev.roster.application.port.Surroundings;
import dev.roster.domain.actor.Actor;
import dev.roster.domain.actor.SessionId;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.permission.GroupDirectory;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.status.Status;
import dev.roster.domain.user.PresentedToken;
import dev.roster.domain.user.Snapshot;
import dev.roster.domain.user.User;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;

/**
 * Reads everything that a decision may depend on, and what a view shows beside it, in one query: a
 * row for the actor and one for the target, or one for both, and in each what is not about either.
 * One more reads a token, if one is presented.
 */
final class SnapshotQuery {

  static final Param<Long> TARGET = Template.value("target", Long.class);
  static final Param<Long> ACTOR = Template.value("actor", Long.class);
  private static final Param<Long> SESSION = Template.value("session", Long.class);
  private static final Param<Long> NOW = Template.value("now", Long.class);

  /** No session has this number. */
  private static final Long NONE = 0L;

  /** Whether the session is the actor's and alive. */
  private static final Field<Boolean> ALIVE =
      field(
              exists(
                  selectOne()
                      .from(ROSTER_SESSION)
                      .where(ROSTER_SESSION.ID.eq(SESSION))
                      .and(ROSTER_SESSION.USER_ID.eq(ACTOR))
                      .and(ROSTER_SESSION.EXPIRES_AT.gt(NOW))))
          .as("alive");

  private static final Field<Boolean> ANOTHER_ADMINISTRATOR =
      field(exists(activeAdministrators().and(ROSTER_USER_GROUP.USER_ID.ne(TARGET))))
          .as("another_administrator");

  private static final List<Field<?>> COLUMNS =
      List.of(DirectoryText.COLUMN, ANOTHER_ADMINISTRATOR, ALIVE);

  private static final Condition ACTOR_OR_TARGET =
      UserRow.NOT_ERASED.and(ROSTER_USER.ID.in(TARGET, ACTOR));

  private static final Template SNAPSHOT =
      new Template(
          DSL.select(UserRow.FIELDS).select(COLUMNS).from(ROSTER_USER).where(ACTOR_OR_TARGET));

  private static final Template SIGHT =
      new Template(
          DSL.select(UserRow.FIELDS)
              .select(COLUMNS)
              .select(SurroundingsRow.COLUMNS)
              .from(ROSTER_USER)
              .leftJoin(ROSTER_FACTS)
              .on(SurroundingsRow.FACTS_OF_TARGET)
              .where(ACTOR_OR_TARGET));

  /** For those who ask although there is neither. */
  private static final Template NOBODY = new Template(DSL.select(COLUMNS));

  private final DirectoryText directory;

  SnapshotQuery(DirectoryText directory) {
    this.directory = directory;
  }

  /**
   * The NORMAL members of group 1.
   *
   * <p>Looks at its members one by one. As a join, a planner may begin with everyone who is NORMAL,
   * and read millions to find that there is no other administrator.
   */
  static SelectConditionStep<Record1<Integer>> activeAdministrators() {
    Field<Integer> status =
        field(
            select(ROSTER_USER.STATUS)
                .from(ROSTER_USER)
                .where(ROSTER_USER.ID.eq(ROSTER_USER_GROUP.USER_ID)));
    return selectOne()
        .from(ROSTER_USER_GROUP)
        .where(ROSTER_USER_GROUP.GROUP_ID.eq(inline(GroupId.ADMINISTRATORS.value())))
        .and(status.eq(inline(Status.NORMAL.code())));
  }

  /** What a decision may depend on. */
  Snapshot snapshot(DSLContext sql, Lookup lookup) {
    return snapshot(sql, lookup, rows(sql, lookup, SNAPSHOT));
  }

  /** The same, and what a view shows beside it. */
  Sight sight(DSLContext sql, Lookup lookup) {
    Map<Long, Record> rows = rows(sql, lookup, SIGHT);
    Record target = rows.get(lookup.target().value());
    return new Sight(
        snapshot(sql, lookup, rows),
        target == null ? Surroundings.NONE : SurroundingsRow.read(target));
  }

  private static Map<Long, Record> rows(DSLContext sql, Lookup lookup, Template query) {
    return query.fetch(sql, values(lookup)).intoMap(ROSTER_USER.ID);
  }

  private static Map<String, Long> values(Lookup lookup) {
    return Map.of(
        TARGET.getName(), lookup.target().value(),
        ACTOR.getName(), lookup.actor().user().value(),
        SESSION.getName(), lookup.actor().session().map(SessionId::value).orElse(NONE),
        NOW.getName(), Millis.of(lookup.now()));
  }

  private Snapshot snapshot(DSLContext sql, Lookup lookup, Map<Long, Record> users) {
    Record any =
        users.values().stream().findAny().orElseGet(() -> NOBODY.fetch(sql, values(lookup)).get(0));
    GroupDirectory groups = directory.read(any);
    Optional<User> target =
        Optional.ofNullable(users.get(lookup.target().value())).map(UserRow::read);
    ActorRef actor = lookup.actor();
    Optional<User> asking =
        actor.user().equals(lookup.target())
            ? target
            : Optional.ofNullable(users.get(actor.user().value())).map(UserRow::read);
    return new Snapshot(
        asking
            .filter(user -> actor.session().isEmpty() || any.get(ALIVE))
            .map(user -> actor(user, groups, actor.session())),
        target,
        groups,
        presentedToken(sql, lookup),
        any.get(ANOTHER_ADMINISTRATOR));
  }

  private static Actor actor(User user, GroupDirectory groups, Optional<SessionId> session) {
    return new Actor(
        user.id(),
        user.status(),
        user.standing().reason(),
        user.membership().groups(),
        groups.permissionsOf(user.membership().groups()),
        session);
  }

  private static Optional<PresentedToken> presentedToken(DSLContext sql, Lookup lookup) {
    return lookup
        .payToken()
        .flatMap(
            token ->
                sql.selectFrom(ROSTER_PAY_TOKEN)
                    .where(ROSTER_PAY_TOKEN.TOKEN_HASH.eq(token.hex()))
                    .fetchOptional())
        .map(
            row ->
                new PresentedToken(new UserId(row.getUserId()), Millis.time(row.getExpiresAt())));
  }
}
