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
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No secret leaves, neither in an answer nor in the log nor in a column that is not for it. */
class SecretsIT {

  private static final String NEXT = "next-Passw0rd-\\u00e9";
  private static final String WRONG = "wrong-Passw0rd-1";
  private static final String BY_OTHERS = "given-Passw0rd-2";
  private static final String BY_WEIDU = "weidu-Passw0rd-3";
  private static final String REGISTERED = "registered-Passw0rd-4";
  private static final String PAY = "492817";
  private static final String NEXT_PAY = "731946";
  private static final String WRONG_PAY = "618305";
  private static final String BCRYPT = "$2";

  @TempDir Path folder;

  private final List<String> secrets =
      new ArrayList<>(
          List.of(
              Crew.PASSWORD,
              NEXT,
              "next-Passw0rd-é",
              WRONG,
              BY_OTHERS,
              BY_WEIDU,
              REGISTERED,
              PAY,
              NEXT_PAY,
              WRONG_PAY,
              BCRYPT));
  private final List<String> answers = new ArrayList<>();

  @Test
  void no_answer_no_log_line_and_no_other_column_holds_a_secret() throws Exception {
    Path data = folder.resolve("data");
    Crew.populate(data, 2);
    String log;
    try (Packaged server =
        Packaged.serving(
            folder,
            Stream.concat(
                    Packaged.MAIL_TO_NOBODY.stream(),
                    Stream.of("--register", "open", "--data", data.toString()))
                .toArray(String[]::new))) {
      everyRoute(server.base());
      server.terminate();
      server.end();
      log = server.out() + server.err();
    }
    assertThat(answers).hasSizeGreaterThan(40);
    assertThat(found(answers.stream())).isEmpty();
    assertThat(log).contains("path=/api/login");
    assertThat(found(log.lines())).isEmpty();
    assertThat(found(columns(data, false))).isEmpty();
    assertThat(columns(data, true))
        .as("hashes are stored")
        .anyMatch(value -> value.contains(BCRYPT));
  }

  @Test
  void a_planted_secret_is_found() throws Exception {
    Path data = folder.resolve("data");
    Crew.populate(data, 1);
    try (Connection connection = open(data);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "update roster_user set signature = 'it is " + PAY + "!' where id = 2");
    }
    assertThat(found(columns(data, false))).hasSize(1).allMatch(value -> value.contains(PAY));
  }

  private void everyRoute(String base) {
    Caller admin = new Caller(base);
    issued(admin.logIn("admin", Crew.PASSWORD));
    secrets.add(admin.token());
    Caller user = new Caller(base);
    issued(user.logIn("user2", Crew.PASSWORD));
    secrets.add(user.token());
    credentials(user);
    payPasswords(user);
    moderation(admin, user);
    weidu(base);
    sessions(base);
    mistakes(admin, user);
    kept(user.send("POST", "/api/logout", ""), 204);
    kept(user.get("/api/users/2"), 401);
  }

  private void credentials(Caller user) {
    kept(user.patch(2, password(WRONG, NEXT)), 422);
    kept(user.patch(2, password(Crew.PASSWORD, Crew.PASSWORD)), 422);
    kept(
        user.patch(
            2, "\"newPassword\":\"" + NEXT + "\",\"password_confirmation\":\"" + WRONG + "\""),
        422);
    kept(user.patch(2, "\"newPassword\":\"x\",\"password\":\"" + Crew.PASSWORD + "\""), 422);
    kept(user.patch(2, password(Crew.PASSWORD, NEXT)), 200);
    kept(user.patch(2, "\"mobile\":\"13912345678\",\"password\":\"" + NEXT + "\""), 200);
    kept(user.patch(2, "\"email\":\"a@example.com\",\"password\":\"" + WRONG + "\""), 422);
    kept(
        user.patch(
            2, "\"username\":\"renamed\",\"password\":\"" + NEXT + "\",\"signature\":\"hello\""),
        200);
    kept(user.with("").logIn("renamed", WRONG), 403);
    kept(user.with("").logIn("nobody", WRONG), 403);
    issued(user.with("").logIn("13912345678", "next-Passw0rd-é"));
  }

  private void sessions(String base) {
    Caller anna = new Caller(base);
    String register = Caller.attributes("username", "anna", "password", REGISTERED);
    issued(anna.send("POST", "/api/register", register));
    kept(anna.send("POST", "/api/register", register), 422);
    String twice =
        Caller.attributes(
            "username", "bob", "password", REGISTERED, "password_confirmation", WRONG);
    kept(anna.send("POST", "/api/register", twice), 422);
    Answer login = anna.logIn("anna", REGISTERED);
    issued(login);
    String refresh = Caller.attributes("refresh_token", login.attribute("refresh_token"));
    Answer fresh = anna.with("").send("POST", "/api/refresh-token", refresh);
    issued(fresh);
    kept(anna.with("").send("POST", "/api/refresh-token", refresh), 401);
    Caller again = anna.with(fresh.attribute("access_token"));
    kept(again.get("/api/sessions"), 200);
    kept(again.send("POST", "/api/logout?all", ""), 204);
  }

  private static String password(String current, String next) {
    return "\"password\":\"%s\",\"newPassword\":\"%s\",\"password_confirmation\":\"%s\""
        .formatted(current, next, next);
  }

  private void payPasswords(Caller user) {
    String path = "/api/users/pay-password/reset";
    kept(
        user.patch(
            2, "\"payPassword\":\"%s\",\"pay_password_confirmation\":\"%s\"".formatted(PAY, PAY)),
        200);
    kept(user.send("POST", path, Caller.attributes("pay_password", WRONG_PAY)), 422);
    Answer answer = user.send("POST", path, Caller.attributes("pay_password", PAY));
    issued(answer);
    String token = answer.attribute("sessionId");
    secrets.add(token);
    String next =
        "\"payPassword\":\"%s\",\"pay_password_confirmation\":\"%s\",\"pay_password_token\":\"%s\"";
    kept(user.patch(2, next.formatted(NEXT_PAY, NEXT_PAY, user.token())), 422);
    kept(user.patch(2, next.formatted(NEXT_PAY, WRONG_PAY, token)), 422);
    kept(user.patch(2, next.formatted(NEXT_PAY, NEXT_PAY, token)), 200);
    kept(user.patch(2, next.formatted(PAY, PAY, token)), 422);
  }

  private void moderation(Caller admin, Caller user) {
    kept(
        admin.patch(
            3, "\"newPassword\":\"" + BY_OTHERS + "\",\"status\":1,\"refuse_message\":\"spam\""),
        200);
    kept(admin.with("").logIn("user3", BY_OTHERS), 403);
    kept(admin.patch(3, "\"status\":0,\"newPassword\":\"" + BY_WEIDU + "\""), 200);
    kept(admin.patch(2, "\"groupId\":[6,10],\"expired_at\":\"2030-01-01 00:00:00\""), 200);
    kept(admin.patch(2, "\"removePayPassword\":true"), 200);
    kept(admin.get("/api/users/2"), 200);
    kept(admin.get("/api/users/2/history"), 200);
    kept(user.get("/api/users/1"), 200);
    kept(user.get("/api/users/2"), 200);
    kept(user.get("/api/users/2/history"), 200);
    Answer notices = user.get("/api/notification");
    kept(notices, 200);
    kept(user.send("HEAD", "/api/notification", ""), 200);
    kept(
        user.send("DELETE", "/api/notification/" + notices.json().at("/data/0/id").asText(), ""),
        204);
  }

  private void weidu(String base) {
    String login = "{\"login_id\":\"user3\",\"password\":\"%s\"}";
    Caller anyone = new Caller(base);
    kept(anyone.send("POST", "/weidu/api/v1/users/login", login.formatted(WRONG)), 401);
    Answer answer = anyone.send("POST", "/weidu/api/v1/users/login", login.formatted(BY_WEIDU));
    assertThat(answer.status()).isEqualTo(200);
    String token = answer.headers().replaceAll("(?is).*token=\\[([a-z0-9]{26})].*", "$1");
    assertThat(token).hasSize(26);
    answers.add((answer.headers() + answer.body()).replace(token, ""));
    secrets.add(token);
    Caller user = anyone.with(token);
    Answer me = user.get("/weidu/api/v1/users/me");
    kept(me, 200);
    String id = me.json().at("/user_info/id").asText();
    kept(user.get("/weidu/api/v1/users/info?user_id=" + id), 200);
    kept(
        user.send(
            "PUT",
            "/weidu/api/v1/users/update",
            "{\"id\":\"%s\",\"password\":\"%s\",\"nickname\":\"n\"}".formatted(id, WRONG)),
        200);
    kept(user.send("PUT", "/weidu/api/v1/users/update", "{\"password\":\"" + WRONG), 400);
  }

  /** Secrets where nobody expects them. */
  private void mistakes(Caller admin, Caller user) {
    kept(admin.send("PATCH", "/api/users/2", "{\"password\":\"" + NEXT), 400);
    kept(admin.send("PATCH", "/api/users/2", "{\"" + NEXT + "\":1,\"" + NEXT + "\":2}"), 400);
    kept(admin.patch(2, "\"payPassword\":" + PAY), 403);
    kept(user.patch(2, "\"payPassword\":" + PAY), 422);
    kept(user.patch(2, "\"mobile\":\"" + WRONG + "\",\"password\":\"" + WRONG + "\""), 422);
    kept(user.send("POST", "/api/login", "[\"" + WRONG + "\"]"), 400);
    kept(
        user.send(
            "POST",
            "/api/login",
            Caller.attributes("username", "x", "password", WRONG),
            Map.of("Content-Type", "text/plain")),
        415);
    kept(
        user.send(
            "POST",
            "/api/login",
            Caller.attributes("username", "x", "password", WRONG + "x".repeat(70_000))),
        413);
    kept(user.get("/api/users/2?token=" + user.token()), 200);
    kept(user.get("/nowhere?token=" + user.token()), 404);
    kept(user.send("PUT", "/api/login", ""), 405);
    kept(user.with(user.token() + "x").get("/api/users/2"), 401);
    kept(user.with("").get("/api/users/2?access_token=" + user.token()), 401);
  }

  /** An answer that issues a token may hold that token and nothing else that is secret. */
  private void issued(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isIn(200, 201);
    String rest = answer.body();
    for (String pointer : List.of("access_token", "refresh_token", "sessionId")) {
      String token = answer.attribute(pointer);
      if (!token.isEmpty()) {
        secrets.add(token);
        rest = rest.replace(token, "");
      }
    }
    answers.add(answer.headers() + rest);
  }

  private void kept(Answer answer, int status) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    answers.add(answer.headers() + answer.body());
  }

  /** Texts that hold a secret; one of digits only where no longer number surrounds it. */
  private List<String> found(Stream<String> texts) {
    Pattern any =
        Pattern.compile(
            String.join(
                "|",
                secrets.stream()
                    .map(
                        secret ->
                            secret.matches("[0-9]+")
                                ? "(?<![0-9])" + secret + "(?![0-9])"
                                : Pattern.quote(secret))
                    .toList()));
    return texts.filter(text -> any.matcher(text).find()).toList();
  }

  /** Every value of every column whose name says that it holds a hash, or of every other one. */
  private static Stream<String> columns(Path data, boolean ofHashes) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection connection = open(data);
        Statement statement = connection.createStatement()) {
      for (String table : tables(statement)) {
        try (ResultSet rows = statement.executeQuery("select * from " + table)) {
          while (rows.next()) {
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
              String column = rows.getMetaData().getColumnName(i);
              if (column.endsWith("_hash") == ofHashes && rows.getString(i) != null) {
                values.add(table + "." + column + " = " + rows.getString(i));
              }
            }
          }
        }
      }
    }
    assertThat(values).isNotEmpty();
    return values.stream();
  }

  private static List<String> tables(Statement statement) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet names =
        statement.executeQuery("select name from sqlite_master where type = 'table'")) {
      while (names.next()) {
        tables.add(names.getString(1));
      }
    }
    assertThat(tables)
        .contains(
            "roster_user", "roster_session", "roster_audit", "roster_notice", "roster_attempt");
    return tables;
  }

  private static Connection open(Path data) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + data.resolve("roster.db"));
  }
}
