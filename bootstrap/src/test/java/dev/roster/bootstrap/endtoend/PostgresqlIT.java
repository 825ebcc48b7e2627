package dev.roster.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.bootstrap.endtoend.Caller.Answer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program on a PostgreSQL: the same commands, the same answers, several nodes. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class PostgresqlIT {

  private static final String PASSWORD = "secret of the role";

  @TempDir private static Path folder;

  private static EmbeddedPostgres database;

  @BeforeAll
  static void start() throws IOException, SQLException {
    database = EmbeddedPostgres.start();
    try (Connection connection = database.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE ROLE roster LOGIN PASSWORD '" + PASSWORD + "'");
      statement.execute("CREATE DATABASE accounts OWNER roster");
    }
  }

  @AfterAll
  static void stop() throws IOException {
    database.close();
  }

  @Test
  void two_nodes_and_the_commands_work_on_one_database() {
    assertThat(command("", "user", "list").lines()).hasSize(1);
    long admin =
        id(command("of the admin\n", "user", "add", "chief", "--group", "1", "--password-stdin"));
    long lena = id(command("secret of lena\n", "user", "add", "lena", "--password-stdin"));
    assertThat(command("", "group", "list")).contains("普通会员");
    try (Packaged one = serving();
        Packaged two = serving()) {
      Caller chief = Caller.loggedIn(one.base(), "chief", "of the admin");
      Answer disabled = chief.patch(lena, "\"status\":1,\"refuse_message\":\"广告\"");
      assertThat(disabled.status()).isEqualTo(200);
      assertThat(new Caller(two.base()).logIn("lena", "secret of lena").error())
          .isEqualTo("ban_user");
      assertThat(chief.patch(lena, "\"status\":0").status()).isEqualTo(200);
      Caller user = Caller.loggedIn(two.base(), "lena", "secret of lena");
      assertThat(user.get("/api/notification").json().at("/data").findValuesAsText("tpl_id"))
          .containsExactly("11", "10");
      assertThat(user.get("/api/users/" + lena).attribute("id")).isEqualTo(String.valueOf(lena));
      assertThat(chief.patch(admin, "\"status\":1").error()).isEqualTo("cannot_change_own_status");
      assertThat(one.err() + two.err())
          .contains("setting database = " + url() + " (flag --database)")
          .doesNotContain(PASSWORD, " ERROR ", " WARN ");
      one.terminate();
      assertThat(one.end()).isEqualTo(143);
      assertThat(user.get("/api/users/" + lena).status()).isEqualTo(200);
    }
  }

  @Test
  void the_demo_runs_there_too() {
    try (Packaged demo =
        Packaged.start(
            folder,
            "demo",
            "--port",
            "0",
            "--database",
            database.getJdbcUrl("postgres", "postgres"))) {
      Caller admin = Caller.loggedIn(demo.base(), "admin", "roster-demo");
      assertThat(admin.get("/api/users/5").attribute("username")).isEqualTo("pending");
      assertThat(demo.out())
          .contains("Database: PostgreSQL at localhost:" + database.getPort() + "/postgres");
    }
  }

  @Test
  void a_database_that_is_not_there_is_refused_in_one_line_without_the_password() {
    String missing = url().replace("/accounts", "/missing");
    try (Packaged refused =
        Packaged.start(
            folder, "user", "list", "--database", missing + "?user=roster&password=hunter22")) {
      assertThat(refused.end()).isEqualTo(1);
      assertThat(refused.err().lines())
          .singleElement()
          .asString()
          .startsWith("roster: PostgreSQL at localhost:%d/missing: ".formatted(database.getPort()))
          .doesNotContain("hunter22");
    }
  }

  private static Packaged serving() {
    return Packaged.serving(folder, storage());
  }

  private static String[] storage() {
    return new String[] {
      "--database", url(), "--database-user", "roster", "--database-password", PASSWORD
    };
  }

  private static String url() {
    return "jdbc:postgresql://localhost:%d/accounts".formatted(database.getPort());
  }

  private static long id(String added) {
    return Long.parseLong(added.split(" ")[2]);
  }

  private static String command(String input, String... arguments) {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(Arrays.asList(storage()));
    try (Packaged command = Packaged.typing(input, folder, all.toArray(String[]::new))) {
      assertThat(command.end()).as(command.err()).isZero();
      assertThat(command.err()).isEmpty();
      return command.out().strip();
    }
  }
}
