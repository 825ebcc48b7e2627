package dev.roster.adapter.jooq;

import static dev.roster.adapter.jooq.schema.Tables.ROSTER_PAY_TOKEN;
import static dev.roster.adapter.jooq.schema.Tables.ROSTER_SESSION;
import static dev.roster.adapter.jooq.schema.Tables.ROSTER_USER;
import static dev.roster.adapter.jooq.schema.Tables.ROSTER_USER_GROUP;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import dev.roster.application.port.Lookup;
import dev.roster.domain.actor.Actor;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.permission.GroupDirectory;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.status.Status;
import dev.roster.domain.user.PresentedToken;
import dev.roster.domain.user.Snapshot;
import dev.roster.domain.user.User;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Result;
import org.jooq.SelectConditionStep;

/**
 * Reads everything that a decision may depend on, in two queries: one for actor and target, one for
 * the groups and whether another administrator remains; and a third for a token, if one is
 * presented.
 */
final class SnapshotQuery {

  private final Lookup lookup;
  private final Field<Boolean> alive;
  private final Field<Boolean> anotherAdministrator;

  SnapshotQuery(Lookup lookup) {
    this.lookup = lookup;
    this.alive = alive(lookup).as("alive");
    this.anotherAdministrator =
        field(
                exists(
                    activeAdministrators()
                        .and(ROSTER_USER_GROUP.USER_ID.ne(lookup.target().value()))))
            .as("another_administrator");
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
        .where(ROSTER_USER_GROUP.GROUP_ID.eq(GroupId.ADMINISTRATORS.value()))
        .and(status.eq(Status.NORMAL.code()));
  }

  Snapshot read(DSLContext sql) {
    Map<Long, Record> users =
        UserRow.select(sql, alive)
            .and(ROSTER_USER.ID.in(lookup.target().value(), lookup.actor().user().value()))
            .fetchMap(ROSTER_USER.ID);
    Result<Record> rows = GroupRow.select(sql, anotherAdministrator).fetch();
    GroupDirectory groups = GroupRow.read(rows);
    return new Snapshot(
        Optional.ofNullable(users.get(lookup.actor().user().value()))
            .filter(row -> row.get(alive))
            .map(row -> actor(UserRow.read(row), groups)),
        Optional.ofNullable(users.get(lookup.target().value())).map(UserRow::read),
        groups,
        presentedToken(sql),
        rows.stream().anyMatch(row -> row.get(anotherAdministrator)));
  }

  /** A trusted actor has no session that could have ended. */
  private static Field<Boolean> alive(Lookup lookup) {
    return lookup
        .actor()
        .session()
        .map(
            session ->
                field(
                    exists(
                        selectOne()
                            .from(ROSTER_SESSION)
                            .where(ROSTER_SESSION.ID.eq(session.value()))
                            .and(ROSTER_SESSION.USER_ID.eq(ROSTER_USER.ID))
                            .and(ROSTER_SESSION.EXPIRES_AT.gt(Millis.of(lookup.now()))))))
        .orElse(inline(true));
  }

  private Actor actor(User user, GroupDirectory groups) {
    return new Actor(
        user.id(),
        user.status(),
        user.standing().reason(),
        user.membership().groups(),
        groups.permissionsOf(user.membership().groups()),
        lookup.actor().session());
  }

  private Optional<PresentedToken> presentedToken(DSLContext sql) {
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
