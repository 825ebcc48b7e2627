package dev.roster.adapter.jooq;

import static dev.roster.adapter.jooq.schema.Tables.ROSTER_PAY_TOKEN;
import static dev.roster.adapter.jooq.schema.Tables.ROSTER_USER;

import dev.roster.adapter.jooq.schema.tables.records.RosterPayTokenRecord;
import dev.roster.application.port.PayTokens;
import dev.roster.domain.credential.PasswordHash;
import dev.roster.domain.credential.TokenHash;
import dev.roster.domain.identity.UserId;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;

/** Pay-password tokens in a table. */
final class JooqPayTokens implements PayTokens {

  private final UnitOfWork unit;

  JooqPayTokens(UnitOfWork unit) {
    this.unit = unit;
  }

  @Override
  public boolean issue(TokenHash token, UserId owner, PasswordHash proven, Instant expiresAt) {
    return unit.write(
        sql -> {
          boolean unmoved = hasPayPassword(sql, owner, proven);
          if (unmoved) {
            Rows.insert(
                sql,
                ROSTER_PAY_TOKEN,
                List.of(
                    new RosterPayTokenRecord(token.hex(), owner.value(), Millis.of(expiresAt))));
          }
          return unmoved;
        });
  }

  private static boolean hasPayPassword(DSLContext sql, UserId owner, PasswordHash proven) {
    return sql.fetchExists(
        ROSTER_USER,
        ROSTER_USER.ID.eq(owner.value()).and(ROSTER_USER.PAY_PASSWORD_HASH.eq(proven.text())));
  }
}
