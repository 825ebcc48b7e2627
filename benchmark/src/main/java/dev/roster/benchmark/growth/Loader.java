package dev.roster.benchmark.growth;

import dev.roster.domain.credential.Token;
import dev.roster.domain.credential.TokenHash;
import dev.roster.domain.identity.PublicId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import me.tongfei.progressbar.ProgressBar;

/**
 * Fills the tables of a store with made-up users, many rows a statement, as no request could.
 *
 * <p>Of a hundred users 94 are NORMAL, two each DISABLED, UNDER_REVIEW and REJECTED; every one has
 * a mobile and is a member of group 10; the order of names and public ids has nothing to do with
 * that of ids.
 */
final class Loader {

  private static final int SESSIONS = 1000;
  private static final int BATCH = 500;
  private static final int COMMIT_EVERY = 200 * BATCH;
  private static final long CREATED = 1_700_000_000_000L;
  private static final long FOR_EVER = 4_000_000_000_000L;

  private static final String USER =
      """
      INSERT INTO roster_user (id, public_id, version, username, username_folded, renames, status,
        status_reason, signature, nickname, avatar, gender, city, province, country, level, major,
        description, mobile, register_reason, register_ip, joined_at, realname, identity,
        identity_verified, created_at, updated_at, last_login_ip)
      VALUES (?, ?, 1, ?, ?, 0, ?, '', 'what there is to say', '', '', 0, 'Hangzhou', '', '', '',
        '', '', ?, '', '192.0.2.1', ?, '', '', false, ?, ?, '')""";

  private static final String MEMBER =
      "INSERT INTO roster_user_group (user_id, group_id) VALUES (?, 10)";

  private static final String SESSION =
      """
      INSERT INTO roster_session (id, user_id, access_hash, refresh_hash, created_at, used_at,
        expires_at, ip)
      VALUES (?, ?, ?, ?, ?, ?, ?, '')""";

  private final DataSource source;
  private final long first;
  private final long users;

  /**
   * For so many users.
   *
   * @param first the number of the first; the others follow
   */
  Loader(DataSource source, long first, long users) {
    this.source = source;
    this.first = first;
    this.users = users;
  }

  /** The NORMAL user with a session that is the next before this one. */
  static long withSession(long id, long first, long users) {
    long every = every(users);
    return id - (id - first) % every;
  }

  private static long every(long users) {
    return Math.max(10, users / SESSIONS);
  }

  /** The access token of a user that has a session. */
  static String token(long user) {
    String digits = Long.toString(user, Character.MAX_RADIX);
    return "0".repeat(Token.LENGTH - digits.length()) + digits;
  }

  /** Writes them all. */
  void load() throws SQLException {
    try (Connection connection = source.getConnection();
        ProgressBar bar = new ProgressBar("%,d users".formatted(users), users)) {
      connection.setAutoCommit(false);
      try (PreparedStatement user = connection.prepareStatement(USER);
          PreparedStatement member = connection.prepareStatement(MEMBER)) {
        for (long number = 0; number < users; number++) {
          add(user, first + number, number % every(users) == 0);
          member.setLong(1, first + number);
          member.addBatch();
          if ((number + 1) % BATCH == 0 || number + 1 == users) {
            user.executeBatch();
            member.executeBatch();
            bar.stepTo(number + 1);
          }
          if ((number + 1) % COMMIT_EVERY == 0) {
            connection.commit();
          }
        }
      }
      logIn(connection);
      connection.commit();
    }
  }

  private static void add(PreparedStatement user, long id, boolean session) throws SQLException {
    String name = Names.of(id);
    long created = CREATED + place(id);
    user.setLong(1, id);
    user.setString(2, PublicId.of(new UUID(Names.mixed(id), Names.mixed(~id))).text());
    user.setString(3, name);
    user.setString(4, name);
    user.setInt(5, session ? 0 : status(id));
    user.setString(6, mobile(id));
    user.setLong(7, created);
    user.setLong(8, created);
    user.setLong(9, created);
    user.addBatch();
  }

  /** The mobile of a user. */
  static String mobile(long id) {
    return Long.toString(13_000_000_000L + place(id));
  }

  /** Small, also where ids are made from the time; different for all who are loaded. */
  private static long place(long id) {
    return id % 1_000_000_000;
  }

  private static int status(long id) {
    int place = Math.floorMod(Names.mixed(id), 100);
    return place < 6 ? 1 + place / 2 : 0;
  }

  private void logIn(Connection connection) throws SQLException {
    try (PreparedStatement session = connection.prepareStatement(SESSION);
        Statement counter = connection.createStatement()) {
      long number = 0;
      for (long user = first; user < first + users; user += every(users)) {
        number++;
        session.setLong(1, number);
        session.setLong(2, user);
        session.setString(3, TokenHash.of(token(user)).hex());
        session.setString(4, TokenHash.of("refresh " + user).hex());
        session.setLong(5, CREATED);
        session.setLong(6, FOR_EVER);
        session.setLong(7, FOR_EVER);
        session.addBatch();
      }
      session.executeBatch();
      counter.execute(
          "UPDATE roster_counter SET last = %d WHERE name = 'session'".formatted(number));
    }
  }
}
