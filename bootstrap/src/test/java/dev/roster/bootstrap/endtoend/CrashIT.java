package dev.roster.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.bootstrap.endtoend.Caller.Answer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged is there after {@code kill -9}, and nothing is there by half. */
class CrashIT {

  private static final int ROUNDS = 3;
  private static final int WRITERS = 6;
  private static final int FIRST_USER = 2;
  private static final long WRITING_MILLIS = 1_200;

  @TempDir Path folder;

  /** What one writer was told of its user: version, and how many changes of status it has had. */
  private record Acknowledged(long user, long version, long writes) {}

  @Test
  void every_acknowledged_write_and_its_notice_survive_kill_9() throws Exception {
    Path data = folder.resolve("data");
    Crew.populate(data, WRITERS);
    long writes = 0;
    for (int round = 0; round < ROUNDS; round++) {
      List<Acknowledged> acknowledged = writeUntilKilled(data);
      writes += acknowledged.stream().mapToLong(Acknowledged::writes).sum();
      assertNothingIsLost(data, acknowledged);
    }
    assertThat(writes).isGreaterThan(ROUNDS * WRITERS * 3);
    try (Packaged server =
        Packaged.serving(folder, "--channels", "mail", "--data", data.toString())) {
      Caller admin = Caller.loggedIn(server.base(), "admin", Crew.PASSWORD);
      assertThat(admin.patch(FIRST_USER, "\"signature\":\"alive\"").status()).isEqualTo(200);
    }
  }

  private List<Acknowledged> writeUntilKilled(Path data) throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    try (Packaged server =
        Packaged.serving(
            folder,
            "--channels",
            "mail",
            "--session-rate",
            "0",
            "--address-rate",
            "0",
            "--data",
            data.toString())) {
      Caller admin = Caller.loggedIn(server.base(), "admin", Crew.PASSWORD);
      List<Future<Acknowledged>> results = new ArrayList<>();
      for (long user = FIRST_USER; user < FIRST_USER + WRITERS; user++) {
        long own = user;
        Caller caller = new Caller(server.base()).with(admin.token());
        results.add(writers.submit(() -> write(caller, own)));
      }
      TimeUnit.MILLISECONDS.sleep(WRITING_MILLIS);
      server.kill();
      List<Acknowledged> acknowledged = new ArrayList<>();
      for (Future<Acknowledged> result : results) {
        acknowledged.add(result.get(30, TimeUnit.SECONDS));
      }
      return acknowledged;
    } finally {
      writers.shutdownNow();
    }
  }

  /** Moves a user to and fro between NORMAL and DISABLED until the server does not answer. */
  private static Acknowledged write(Caller caller, long user) {
    Answer before = caller.get("/api/users/" + user);
    int status = Integer.parseInt(before.attribute("status"));
    long version = 0;
    long writes = 0;
    try {
      while (true) {
        status = 1 - status;
        Answer answer =
            caller.patch(user, "\"status\":%d,\"refuse_message\":\"%d\"".formatted(status, writes));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        version = answer.json().at("/meta/version").asLong();
        writes++;
      }
    } catch (Caller.NoAnswer killed) {
      return new Acknowledged(user, version, writes);
    }
  }

  private static void assertNothingIsLost(Path data, List<Acknowledged> acknowledged)
      throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("roster.db"));
        Statement statement = connection.createStatement()) {
      assertThat(text(statement, "pragma integrity_check")).isEqualTo("ok");
      for (Acknowledged one : acknowledged) {
        String user = " from roster_%s where user_id = " + one.user();
        long version =
            number(statement, "select version from roster_user where id = " + one.user());
        long status = number(statement, "select status from roster_user where id = " + one.user());
        assertThat(version).isBetween(one.version(), one.version() + 1);
        assertThat(status).isEqualTo((version - 1) % 2);
        assertThat(number(statement, "select count(*)" + user.formatted("audit")))
            .isEqualTo(version - 1);
        assertThat(number(statement, "select max(version)" + user.formatted("audit")))
            .isEqualTo(version);
        assertThat(number(statement, "select count(*)" + user.formatted("notice")))
            .isEqualTo(version - 1);
        assertThat(
                number(
                    statement,
                    "select count(*)" + user.formatted("notice") + " and notice_id = 10"))
            .isEqualTo(version / 2);
        assertThat(number(statement, "select count(*)" + user.formatted("delivery")))
            .isEqualTo(version - 1);
      }
    }
  }

  private static long number(Statement statement, String query) throws SQLException {
    return Long.parseLong(text(statement, query));
  }

  private static String text(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
