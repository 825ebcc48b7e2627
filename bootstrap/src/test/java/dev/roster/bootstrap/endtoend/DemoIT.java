package dev.roster.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that the demo prints is true. */
class DemoIT {

  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})");
  private static final Pattern ROW = Pattern.compile(" *(\\d+)  (\\S+) +.*?  (\\S.*)");

  @TempDir Path folder;

  /** A comment that begins with a status, and the command below it. */
  private record Request(int status, String title, String command) {}

  @Test
  void every_printed_request_gets_the_printed_status_and_nothing_is_left_behind() throws Exception {
    try (Packaged demo = Packaged.start(folder, "demo", "--port", "0")) {
      demo.base();
      List<String> answers = assertTrue(demo.out());
      assertThat(answers).hasSize(9);
      assertThat(answers.get(1)).contains("validation_error", "/data/attributes/mobile");
      assertThat(answers.get(2)).contains("138****8000", "\"status\":1");
      assertThat(answers.get(4)).contains("审核通过通知");
      assertThat(answers.get(7)).contains("账号禁用通知", "spam", "账号解除禁用通知");
      assertThat(answers.get(8)).contains("\"result\":\"ok\"", "erb4krcbbirbtcwnhwopeizz5o");
      assertTrue(demo.out());
      Awaitility.await()
          .untilAsserted(
              () ->
                  assertThat(demo.out())
                      .contains(
                          "mail to member@example.com: 账号禁用通知\n  member你好，你的帐号已禁用，原因：spam\n",
                          "mail to mini@example.com: 登录密码修改通知",
                          "webhook delivery-",
                          "\"type\":\"dev.roster.notice.10\",\"subject\":\"4\""));

      Path database = Path.of(demo.out().lines().findFirst().orElseThrow().split(" ")[1]);
      assertThat(database).exists();
      demo.terminate();
      demo.end();
      assertThat(database.getParent()).doesNotExist();
    }
  }

  @Test
  void it_introduces_its_users_and_keeps_a_database_that_it_is_given() {
    String given = folder.resolve("given").toString();
    try (Packaged demo = Packaged.start(folder, "demo", "--port", "0", "--data", given)) {
      String base = demo.base();
      assertIntroduction(demo.out().lines().toList(), base);
      assertUsers(demo.base());
      Caller member = Caller.loggedIn(demo.base(), "member", "roster-demo");
      assertThat(member.patch(4, "\"signature\":\"kept\"").status()).isEqualTo(200);
      demo.terminate();
      demo.end();
    }
    try (Packaged demo = Packaged.start(folder, "demo", "--port", "0", "--data", given)) {
      Caller member = Caller.loggedIn(demo.base(), "member", "roster-demo");
      assertThat(member.get("/api/users/4").attribute("signature")).isEqualTo("kept");
      assertThat(member.get("/api/users/11").status()).isEqualTo(404);
    }
  }

  @Test
  void anybody_may_register_and_then_waits_for_a_moderator() {
    try (Packaged demo = Packaged.start(folder, "demo", "--port", "0")) {
      Caller anna = new Caller(demo.base());
      Caller.Answer answer =
          anna.send(
              "POST",
              "/api/register",
              Caller.attributes(
                  "username", "anna", "password", "correct horse", "register_reason", "please"));
      assertThat(answer.status()).isEqualTo(201);
      Caller registered = anna.with(answer.attribute("access_token"));
      assertThat(registered.get("/api/users/11").attribute("status")).isEqualTo("2");
      assertThat(registered.get("/api/users/4").error()).isEqualTo("register_validate");
    }
  }

  @Test
  void the_first_request_of_the_readme_gets_the_answer_that_stands_below_it() throws Exception {
    String readme = Files.readString(Path.of("../README.md"));
    Matcher example =
        Pattern.compile("```bash\n(TOKEN=.*?)```\\s*```json\n(.*?)```", Pattern.DOTALL)
            .matcher(readme);
    assertThat(example.find()).isTrue();
    try (Packaged demo = Packaged.start(folder, "demo", "--port", "0")) {
      String command = example.group(1).replace("http://127.0.0.1:8080", demo.base());
      assertThat(timeless(bash(command))).isEqualTo(timeless(example.group(2)));
    }
  }

  @Test
  void it_speaks_json_api_to_the_letter_where_told_to() throws Exception {
    String[] command = {"demo", "--port", "0", "--jsonapi", "strict"};
    try (Packaged demo = Packaged.start(folder, command)) {
      Caller caller = new Caller(demo.base());
      String login = Caller.attributes("username", "member", "password", "roster-demo");
      Map<String, String> type = Map.of("Content-Type", "application/vnd.api+json");
      Caller.Answer tokens = caller.send("POST", "/api/login", login, type);
      Caller member = caller.with(tokens.attribute("access_token"));
      JsonNode user = member.get("/api/users/4").json().path("data");
      assertThat(user.path("id").textValue()).isEqualTo("4");
      assertThat(user.path("attributes").has("username")).isTrue();
      assertThat(user.path("attributes").has("id")).isFalse();
      assertThat(assertTrue(demo.out())).hasSize(9);
    }
  }

  private static String timeless(String json) {
    return json.replaceAll("\\s+\"", "\"").replaceAll("\"20\\d\\d-[^\"]+\"", "\"time\"").strip();
  }

  private static void assertIntroduction(List<String> lines, String base) {
    assertThat(base).startsWith("http://127.0.0.1:");
    assertThat(lines).filteredOn(line -> line.startsWith("ready ")).hasSize(1);
    assertThat(lines.get(lines.size() - 1)).isEqualTo("ready " + base);
    assertThat(lines)
        .filteredOn(line -> line.length() > 100)
        .allMatch(line -> line.contains("/weidu/"));
    List<Matcher> rows = lines.stream().map(ROW::matcher).filter(Matcher::matches).toList();
    assertThat(rows.stream().map(row -> row.group(1) + " " + row.group(2)))
        .containsExactly(
            "1 admin",
            "2 reviewer",
            "3 editor",
            "4 member",
            "5 pending",
            "6 rejected",
            "7 ignored",
            "8 disabled",
            "9 mini",
            "10 z3133549872957399");
    assertThat(rows).allSatisfy(row -> assertToken(row, base));
  }

  private static void assertToken(Matcher row, String base) {
    if (List.of("disabled", "mini").contains(row.group(2))) {
      assertThat(row.group(3)).startsWith("none: ");
      return;
    }
    Caller caller = new Caller(base).with(row.group(3));
    assertThat(caller.get("/api/users/" + row.group(1)).attribute("username"))
        .isEqualTo(row.group(2));
  }

  private static void assertUsers(String base) {
    Caller admin = Caller.loggedIn(base, "admin", "roster-demo");
    List<Integer> statuses = new ArrayList<>();
    for (int id = 1; id <= 10; id++) {
      statuses.add(Integer.valueOf(admin.get("/api/users/" + id).attribute("status")));
    }
    assertThat(statuses).containsExactly(0, 0, 0, 0, 2, 3, 4, 1, 0, 0);
    Caller reviewer = Caller.loggedIn(base, "reviewer", "roster-demo");
    assertThat(reviewer.patch(4, "\"signature\":\"x\"").status()).isEqualTo(403);
    assertThat(reviewer.patch(4, "\"status\":1").status()).isEqualTo(200);
    assertThat(reviewer.patch(4, "\"status\":0").status()).isEqualTo(200);
    Caller editor = Caller.loggedIn(base, "editor", "roster-demo");
    assertThat(editor.patch(4, "\"status\":1").status()).isEqualTo(403);
    assertThat(editor.patch(4, "\"signature\":\"x\"").status()).isEqualTo(200);
    assertThat(new Caller(base).logIn("mini", "roster-demo").error()).isEqualTo("login_failed");
    assertThat(new Caller(base).logIn("disabled", "roster-demo").error()).isEqualTo("ban_user");
  }

  /** Executes every printed request and compares; returns the answers. */
  private List<String> assertTrue(String printed) throws IOException, InterruptedException {
    List<String> answers = new ArrayList<>();
    for (Request request : requests(printed)) {
      String answer = bash(request.command());
      Matcher status = STATUS.matcher(answer);
      assertThat(status.find()).as("%s: %s", request.title(), answer).isTrue();
      assertThat(status.group(1))
          .as("%s: %s", request.title(), answer)
          .isEqualTo(String.valueOf(request.status()));
      answers.add(answer);
    }
    return answers;
  }

  private static List<Request> requests(String printed) {
    List<Request> requests = new ArrayList<>();
    for (String block : printed.split("\n\n")) {
      Matcher comment = Pattern.compile("# (\\d{3})  (.*)\n([\\s\\S]+)").matcher(block);
      if (comment.matches()) {
        requests.add(
            new Request(Integer.parseInt(comment.group(1)), comment.group(2), comment.group(3)));
      }
    }
    assertThat(printed.split("curl ", -1)).hasSize(requests.size() + 2);
    return requests;
  }

  private String bash(String command) throws IOException, InterruptedException {
    Path script = Files.writeString(Files.createTempFile(folder, "pasted", ".sh"), command);
    Process process =
        new ProcessBuilder("bash", script.toString()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(command).isZero();
    return answer;
  }
}
