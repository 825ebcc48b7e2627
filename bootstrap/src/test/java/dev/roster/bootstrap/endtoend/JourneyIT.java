package dev.roster.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roster.bootstrap.endtoend.Caller.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged server, from the first request to its end. */
class JourneyIT {

  @TempDir private static Path folder;

  private static Packaged server;

  @BeforeAll
  static void start() throws IOException {
    Crew.populate(data(), 4);
    server = Packaged.serving(folder, "--data", data().toString());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void seed_003_from_login_to_logout() {
    Caller admin = Caller.loggedIn(server.base(), "admin", Crew.PASSWORD);
    String example = "\"newPassword\":\"newPassword\",\"mobile\":\"mobile\",\"status\":1";
    Answer refused = admin.patch(2, example);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().at("/errors/0/source/pointer").asText())
        .isEqualTo("/data/attributes/mobile");
    assertThat(admin.get("/api/users/2").attribute("status")).isEqualTo("0");

    Answer changed = admin.patch(2, example.replace(":\"mobile\"", ":\"13800138000\""));
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.attribute("status")).isEqualTo("1");
    assertThat(changed.attribute("mobile")).isEqualTo("138****8000");
    assertThat(new Caller(server.base()).logIn("user2", "newPassword").error())
        .isEqualTo("ban_user");

    Answer enabled =
        admin.send(
            "POST",
            "/api/users/2",
            "{\"data\":{\"attributes\":{\"status\":0}}}",
            Map.of("Content-Type", "application/json", "X-HTTP-Method-Override", "patch"));
    assertThat(enabled.status()).isEqualTo(200);
    Caller user = Caller.loggedIn(server.base(), "13800138000", "newPassword");
    assertThat(user.get("/api/notification").json().at("/data").findValuesAsText("tpl_id"))
        .containsExactly("11", "10");
    assertThat(user.get("/api/users/2/history").json().at("/data").findValuesAsText("attribute"))
        .contains("status", "mobile");

    assertThat(user.send("POST", "/api/logout", "").status()).isEqualTo(204);
    assertThat(user.get("/api/users/2").error()).isEqualTo("access_denied");
    assertThat(admin.get("/api/users/2").status()).isEqualTo(200);
  }

  @Test
  void seed_000_with_a_token_and_without_one() {
    Caller user = Caller.loggedIn(server.base(), "user3", Crew.PASSWORD);
    String id = user.get("/weidu/api/v1/users/me").json().at("/user_info/id").asText();
    String path = "/weidu/api/v1/users/update";
    String body =
        "{\"id\":\"%s\",\"username\":\"user3\",\"nickname\":\"\",\"avatar_url\":\"\",\"city\":\"上海\","
                .formatted(id)
            + "\"province\":\"\",\"country\":\"\",\"gender\":0,\"desc\":\"\",\"major\":\"\"}";
    Map<String, String> asCurlDoes = Map.of("Content-Type", "application/x-www-form-urlencoded");
    Answer updated = user.send("PUT", path, body, asCurlDoes);
    assertThat(updated.status()).isEqualTo(200);
    assertThat(updated.json().at("/code").asInt()).isEqualTo(200);
    assertThat(updated.json().at("/user_info/city").asText()).isEqualTo("上海");
    Answer refused = user.with("").send("PUT", path, body, asCurlDoes);
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.json().at("/code").asInt()).isEqualTo(1000);
  }

  @Test
  void commands_work_beside_the_running_server() {
    assertThat(command("", "group", "add", "审核员", "--permission", "user.edit.status"))
        .isEqualTo("added group 11 审核员");
    String lena =
        command("secret of lena\n", "user", "add", "lena", "--group", "11", "--password-stdin");
    String paul = command("", "user", "add", "paul", "--status", "UNDER_REVIEW");
    assertThat(lena).matches("added user \\d+ lena");
    long id = Long.parseLong(paul.split(" ")[2]);
    Caller caller = Caller.loggedIn(server.base(), "lena", "secret of lena");
    assertThat(caller.patch(id, "\"status\":0").status()).isEqualTo(200);
    assertThat(command("", "user", "list").lines().map(line -> line.strip().replaceAll(" +", " ")))
        .contains("1 NORMAL 1 admin", id + " NORMAL 10 paul");
  }

  @Test
  void a_second_server_on_the_port_is_refused_in_one_line() {
    String port = String.valueOf(URI.create(server.base()).getPort());
    try (Packaged second =
        Packaged.start(folder, "serve", "--port", port, "--data", data().toString())) {
      assertThat(second.end()).isEqualTo(1);
      assertThat(second.out()).isEmpty();
      assertThat(second.err().lines().filter(line -> !line.contains(" INFO ")))
          .containsExactly(
              "roster: cannot listen on 127.0.0.1:" + port + ": Address already in use");
    }
  }

  @Test
  void the_settings_are_printed_with_their_sources() {
    assertThat(server.err())
        .contains("setting port = 0 (flag --port)")
        .contains("setting zone = Asia/Shanghai (default)")
        .contains("setting data = " + data() + " (flag --data)");
  }

  @Test
  void every_line_of_the_log_is_one_event_and_a_request_has_one() {
    new Caller(server.base()).get("/api/users/424242?token=x");
    assertThat(server.err().lines())
        .allMatch(line -> line.matches("\\d{4}-\\d\\d-\\d\\dT\\S+ (INFO |WARN |ERROR) .+"))
        .filteredOn(line -> line.contains("424242"))
        .singleElement()
        .asString()
        .matches(
            ".* access method=GET path=/api/users/424242 status=401 .*request=[-0-9a-f]{36}.*");
  }

  @Test
  void a_request_in_flight_is_answered_before_the_server_ends() throws IOException {
    String empty = folder.resolve("empty").toString();
    try (Packaged ending = Packaged.serving(folder, "--data", empty)) {
      assertThat(ending.err())
          .contains("there is no administrator; add one: roster user add NAME --group 1");
      URI base = URI.create(ending.base());
      try (Socket socket = new Socket(base.getHost(), base.getPort())) {
        assertAnsweredAlthough(ending::terminate, base, socket);
      }
      assertThat(ending.end()).isEqualTo(143);
      assertThat(ending.err()).contains("path=/api/login status=403").doesNotContain(" ERROR ");
    }
  }

  /** That the server asks for the body shows that it has begun with the request. */
  private static void assertAnsweredAlthough(Runnable told, URI base, Socket socket)
      throws IOException {
    String body = Caller.attributes("username", "nobody", "password", "whatever");
    socket.setSoTimeout(20_000);
    OutputStream out = socket.getOutputStream();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    send(
        out,
        "POST /api/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Expect: 100-continue\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n");
    assertThat(in.readLine()).isEqualTo("HTTP/1.1 100 Continue");
    told.run();
    await().until(() -> refusesOthers(base));
    send(out, body);
    assertThat(in.lines().dropWhile(String::isEmpty).findFirst())
        .contains("HTTP/1.1 403 Forbidden");
  }

  private static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static boolean refusesOthers(URI base) {
    try {
      return new Caller(base.toString()).get("/api/notification").status() == 503;
    } catch (Caller.NoAnswer refused) {
      return true;
    }
  }

  /** Gives a command on the data of the running server; returns what it prints. */
  private static String command(String input, String... arguments) {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(List.of("--data", data().toString()));
    try (Packaged command = Packaged.typing(input, folder, all.toArray(String[]::new))) {
      assertThat(command.end()).as(command.err()).isZero();
      assertThat(command.err()).isEmpty();
      return command.out().strip();
    }
  }

  private static Path data() {
    return folder.resolve("data");
  }
}
