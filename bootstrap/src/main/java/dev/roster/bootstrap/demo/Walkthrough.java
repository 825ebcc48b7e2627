package dev.roster.bootstrap.demo;

import dev.roster.adapter.http.JsonApi;
import dev.roster.application.Roster;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells whoever has started the demo who is there and what to try.
 *
 * <p>Every request is printed as bash takes it, below a comment that begins with the status of its
 * answer. They can be pasted one by one from the top, again and again.
 */
public final class Walkthrough {

  private static final String BREAK = " \\\n  ";

  private final String base;
  private final JsonApi face;
  private final Logins logins;
  private final List<String> requests = new ArrayList<>();

  private Walkthrough(Roster roster, String base, JsonApi face) {
    this.base = base;
    this.face = face;
    this.logins = new Logins(roster);
  }

  /**
   * Logs the users in and prints everything.
   *
   * @param base where the server answers, without a slash at the end
   * @param face what the requests keep to
   */
  public static void print(Roster roster, String base, JsonApi face, PrintWriter out) {
    Walkthrough walkthrough = new Walkthrough(roster, base, face);
    walkthrough.users(out);
    walkthrough.collect();
    out.println("What to try; each comment begins with the status of the answer:");
    out.println();
    walkthrough.requests.forEach(request -> out.println(request + "\n"));
  }

  private void users(PrintWriter out) {
    out.printf("Users; the password of all but mini is %s%n%n", DemoUser.PASSWORD);
    out.printf("%3s  %-17s  %-36s  %s%n", "id", "username", "who", "token");
    for (DemoUser user : DemoUser.values()) {
      out.printf(
          "%3d  %-17s  %-36s  %s%n", user.id(), user.username(), user.remark(), logins.of(user));
    }
    out.println();
  }

  private void collect() {
    open("admin logs in", 200, curl("POST", "/api/login", json(), body(login(DemoUser.ADMIN))));
    patch(
        "admin sends the example of seed 003 as it stands: \"mobile\" is no mobile number",
        422,
        DemoUser.ADMIN,
        DemoUser.MINI,
        "\"newPassword\":\"newPassword\",\"mobile\":\"mobile\",\"status\":1");
    patch(
        "the same with a mobile number: password, mobile and status change together",
        200,
        DemoUser.ADMIN,
        DemoUser.MINI,
        "\"newPassword\":\"newPassword\",\"mobile\":\"13800138000\",\"status\":1");
    patch(
        "reviewer approves pending, which sends notice 2",
        200,
        DemoUser.REVIEWER,
        DemoUser.PENDING,
        "\"status\":0");
    notices("pending reads it", DemoUser.PENDING);
    patch(
        "reviewer disables member, which sends notice 10 and ends every session of member",
        200,
        DemoUser.REVIEWER,
        DemoUser.MEMBER,
        "\"status\":1,\"refuse_message\":\"spam\"");
    patch(
        "reviewer enables member again, which sends notice 11",
        200,
        DemoUser.REVIEWER,
        DemoUser.MEMBER,
        "\"status\":0");
    open(
        "member logs in again and reads both",
        200,
        "TOKEN=$("
            + curl("POST", "/api/login", json(), body(login(DemoUser.MEMBER)))
                .replace("curl -sS -i", "curl -sS")
            + BREAK
            + "| sed 's/.*\"access_token\" *: *\"\\([^\"]*\\)\".*/\\1/')\n"
            + curl("GET", "/api/notification", "-H \"Authorization: Bearer $TOKEN\""));
    open(
        "the example of seed 000, with its very body; a test environment needs no token",
        200,
        "curl -X PUT \"%s/weidu/api/v1/users/update\" -i -d '%s'".formatted(base, weidu()));
  }

  private void patch(String title, int status, DemoUser actor, DemoUser target, String attributes) {
    as(
        actor,
        title,
        status,
        curl(
            "PATCH",
            "/api/users/" + target.id(),
            json() + BREAK + bearer(actor),
            body("{\"data\":{" + named(target) + "\"attributes\":{" + attributes + "}}}")));
  }

  private void notices(String title, DemoUser actor) {
    as(actor, title, 200, curl("GET", "/api/notification", bearer(actor)));
  }

  /** Only if there is a token to send: on a database of the user's own there may be none. */
  private void as(DemoUser actor, String title, int status, String command) {
    if (logins.has(actor)) {
      open(title, status, command);
    }
  }

  private void open(String title, int status, String command) {
    requests.add("# %d  %s%n%s".formatted(status, title, command));
  }

  private String curl(String method, String path, String... options) {
    return "curl -sS -i -X %s %s%s%s%s"
        .formatted(method, base, path, BREAK, String.join(BREAK, options));
  }

  private String json() {
    String type = face == JsonApi.STRICT ? "application/vnd.api+json" : "application/json";
    return "-H 'Content-Type: " + type + "'";
  }

  /** What JSON:API wants to be said, and Discuz! Q's clients leave out. */
  private String named(DemoUser target) {
    return face == JsonApi.STRICT ? "\"type\":\"users\",\"id\":\"%d\",".formatted(target.id()) : "";
  }

  private String bearer(DemoUser actor) {
    return "-H 'Authorization: Bearer " + logins.of(actor) + "'";
  }

  private static String body(String json) {
    return "-d '" + json + "'";
  }

  private static String login(DemoUser user) {
    return "{\"data\":{\"attributes\":{\"username\":\"%s\",\"password\":\"%s\"}}}"
        .formatted(user.username(), DemoUser.PASSWORD);
  }

  /** Seed 000, example, to the letter. */
  private static String weidu() {
    return "{\"id\":\"erb4krcbbirbtcwnhwopeizz5o\",\"username\":\"z3133549872957399\","
        + "\"nickname\":\"\",\"avatar_url\":\"\",\"city\":\"\",\"province\":\"\",\"country\":\"\","
        + "\"gender\":0,\"desc\":\"\",\"major\":\"\"}";
  }
}
