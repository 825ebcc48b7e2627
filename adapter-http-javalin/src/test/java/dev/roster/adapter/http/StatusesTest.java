package dev.roster.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roster.application.port.Unavailable;
import dev.roster.domain.user.Policy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every status that the description promises of an operation can be had: so nothing stands there
 * that is not so. That nothing is missing there, every other test sees to ({@link Described}).
 */
class StatusesTest {

  /** A way to get a status out of an operation. */
  private interface Recipe extends Function<Trial, Answer> {}

  /**
   * What only this operation needs for a status.
   *
   * <p>The key is operation id and status.
   */
  private static final Map<String, Recipe> OWN =
      Map.ofEntries(
          own("viewUser 200", trial -> trial.get("/api/users/4").by("member").send()),
          own("viewUser 404", trial -> trial.get("/api/users/4711").by("member").send()),
          own("editUser 200", trial -> edit(trial, "'signature':'new'")),
          own("editUser 404", trial -> patch(trial, 4711, "'signature':'new'")),
          own("editUser 409", trial -> edit(trial, "'status':2")),
          own("editUser 422", trial -> edit(trial, "'mobile':'mobile'")),
          own("editUser 429", StatusesTest::tooManyPasswords),
          own("eraseUser 204", trial -> trial.call("DELETE", "/api/users/4").by("admin").send()),
          own("eraseUser 404", trial -> trial.call("DELETE", "/api/users/4711").by("admin").send()),
          own("findUsers 200", trial -> trial.get("/api/users").by("admin").send()),
          own("editUsers 200", trial -> bulk(trial).send()),
          own("editUsers 412", trial -> bulk(trial).header("If-Match", "\"x\"").send()),
          own("editUsers 428", trial -> carelessBulk()),
          own("readHistory 200", trial -> trial.get("/api/users/4/history").by("member").send()),
          own("readHistory 404", trial -> trial.get("/api/users/4711/history").by("admin").send()),
          own("askPayPasswordToken 200", trial -> payToken(withPayPassword(trial), "123456")),
          own("askPayPasswordToken 422", trial -> payToken(trial, "123456")),
          own("askPayPasswordToken 429", StatusesTest::tooManyPayPasswords),
          own("logIn 200", trial -> login(trial, Trial.PASSWORD)),
          own("logIn 403", trial -> login(trial, "wrong")),
          own("logIn 422", trial -> trial.post("/api/login").attributes("").send()),
          own("logIn 429", trial -> often(6, () -> login(trial, "wrong"))),
          own("register 201", trial -> register(trial, "'register_reason':'please'")),
          own("register 403", trial -> registerWhereNobodyMay()),
          own("register 422", trial -> register(trial, "'register_reason':''")),
          own("register 429", StatusesTest::tooManyRegistrations),
          own("refreshSession 200", trial -> refresh(trial, refreshToken(trial))),
          own("refreshSession 401", trial -> refresh(trial, "x")),
          own(
              "refreshSession 422",
              trial -> trial.post("/api/refresh-token").attributes("").send()),
          own("readSessions 200", trial -> trial.get("/api/sessions").by("member").send()),
          own("endSession 204", trial -> endSession(trial, "1")),
          own("endSession 404", trial -> endSession(trial, "4711")),
          own("logOut 204", trial -> trial.post("/api/logout").by("member").send()),
          own("readNotices 200", trial -> trial.get("/api/notification").by("member").send()),
          own("deleteNotices 204", StatusesTest::deleteANotice),
          own(
              "deleteNotices 404",
              trial -> trial.call("DELETE", "/api/notification/4711").by("member").send()),
          own("readDeliveries 200", trial -> trial.get("/api/deliveries").by("admin").send()),
          own("retryDelivery 204", trial -> retryOfOneGivenUp()),
          own(
              "retryDelivery 404",
              trial -> trial.post("/api/deliveries/1/retry").by("admin").send()),
          own("viewFacts 200", trial -> trial.get("/api/users/4/facts").by("admin").send()),
          own("viewFacts 404", trial -> trial.get("/api/users/4711/facts").by("admin").send()),
          own("recordFacts 200", trial -> facts(trial, 4, "'threadCount':30")),
          own("recordFacts 404", trial -> facts(trial, 4711, "'threadCount':30")),
          own("recordFacts 409", StatusesTest::factsOfAnother),
          own("recordFacts 422", trial -> facts(trial, 4, "'threadCount':-1")),
          own("readFollows 200", trial -> trial.get("/api/follow").by("member").send()),
          own(
              "readFollows 404",
              trial -> trial.get("/api/follow?filter%5Buser_id%5D=4711").by("member").send()),
          own("followUser 200", trial -> often(2, () -> follow(trial, "POST", "3"))),
          own("followUser 201", trial -> follow(trial, "POST", "3")),
          own("followUser 404", trial -> follow(trial, "POST", "4711")),
          own("followUser 422", trial -> follow(trial, "POST", "'x'")),
          own("endFollow 204", trial -> follow(trial, "DELETE", "3")),
          own("endFollow 422", trial -> follow(trial, "DELETE", "'x'")),
          own("weiduUpdate 200", trial -> update(trial, "'city':'Xiamen'")),
          own("weiduUpdate 400", trial -> update(trial, "'gender':3")),
          own("weiduUpdate 403", trial -> update(trial, "'id':'" + trial.publicId("admin") + "'")),
          own(
              "weiduUpdate 404",
              trial -> trial.update().by("admin").json("{'id':'" + "z".repeat(26) + "'}").send()),
          own("weiduUpdate 409", trial -> update(trial, "'username':'reviewer'")),
          own("weiduLogIn 200", trial -> weiduLogin(trial, Trial.PASSWORD)),
          own("weiduLogIn 401", trial -> weiduLogin(trial, "wrong")),
          own("weiduLogIn 403", trial -> weiduLoginOf(trial, "disabled", Trial.PASSWORD)),
          own("weiduLogIn 429", trial -> often(6, () -> weiduLogin(trial, "wrong"))),
          own("weiduInfo 200", trial -> info(trial, trial.publicId("admin"))),
          own("weiduInfo 400", trial -> info(trial, "x")),
          own("weiduInfo 404", trial -> info(trial, "z".repeat(26))),
          own("weiduMe 200", trial -> trial.get("/weidu/api/v1/users/me").by("member").send()),
          own("openApi 200", trial -> trial.get("/openapi.json").send()),
          own("docs 200", trial -> trial.get("/docs").send()),
          own("docsFile 200", trial -> trial.get("/docs/start.js").send()),
          own("docsFile 400", trial -> trial.get("/docs/a%2Fb").send()),
          own("docsFile 404", trial -> trial.get("/docs/none").send()));

  private static Map.Entry<String, Recipe> own(String key, Recipe recipe) {
    return Map.entry(key, recipe);
  }

  /** Well-formed for everyone. */
  private static final String BODY =
      "{'data':{'attributes':{'username':'a','password':'correct horse','register_reason':'b',"
          + "'refresh_token':'x','pay_password':'123456','to_user_id':3}},"
          + "'login_id':'a','password':'b'}";

  @TestFactory
  Stream<DynamicTest> every_described_status_can_be_had() {
    return statuses(Trial::new);
  }

  /**
   * And each of these answers is a document that JSON:API's schema takes ({@link JsonApiSchema}).
   */
  @TestFactory
  Stream<DynamicTest> every_described_status_can_be_had_where_json_api_is_kept_to() {
    return statuses(Trial::strict);
  }

  private static Stream<DynamicTest> statuses(Supplier<Trial> trials) {
    List<DynamicTest> tests = new ArrayList<>();
    Described.operations()
        .forEach(
            (name, operation) ->
                operation
                    .path("responses")
                    .fieldNames()
                    .forEachRemaining(
                        status ->
                            tests.add(
                                dynamicTest(
                                    name + " " + status,
                                    () -> check(name, operation, status, trials)))));
    return tests.stream();
  }

  private static void check(
      String name, JsonNode operation, String status, Supplier<Trial> trials) {
    String key = operation.path("operationId").asText() + " " + status;
    Recipe recipe =
        Optional.ofNullable(OWN.get(key))
            .or(() -> common(name, operation, status))
            .orElseThrow(() -> new AssertionError("no request is known that answers " + key));
    try (Trial trial = trials.get()) {
      assertThat(recipe.apply(trial).status()).as(key).hasToString(status);
    }
  }

  /** What every operation answers alike. */
  private static Optional<Recipe> common(String name, JsonNode operation, String status) {
    boolean hasBody = operation.has("requestBody");
    return switch (status) {
      case "400" ->
          Optional.of(
              trial ->
                  hasBody
                      ? call(trial, name).json("{").send()
                      : call(trial, name)
                          .header("If-Match", "x")
                          .header("Authorization", "Bearer x")
                          .send());
      case "304" -> Optional.of(trial -> call(trial, name).header("If-None-Match", "*").send());
      case "412" ->
          Optional.of(
              trial -> call(trial, name).header("If-Match", "\"x\"").json("{'data':{}}").send());
      case "401" -> Optional.of(trial -> nobody(trial, name).json("{}").send());
      case "403" -> Optional.of(trial -> nobody(trial, name).by("disabled").json(BODY).send());
      case "408" -> Optional.of(trial -> slow(name));
      case "429" -> Optional.of(trial -> often(name));
      case "413" -> Optional.of(trial -> announced(trial, name, 2 << 20));
      case "415" ->
          Optional.of(
              trial -> call(trial, name).header("Content-Type", "text/xml").body("{}").send());
      case "428" -> Optional.of(trial -> careless(trial, name));
      case "500" -> Optional.of(trial -> troubled(trial, name, new IllegalStateException("bug")));
      case "503" ->
          Optional.of(
              trial -> troubled(trial, name, new Unavailable("no storage", Duration.ofSeconds(1))));
      default -> Optional.empty();
    };
  }

  private static Answer careless(Trial like, String name) {
    HttpSettings.Wire careful = like.wire().withIfMatchRequired(true);
    try (Trial trial = Trial.listening(settings -> settings.with(careful))) {
      return call(trial, name).json("{'data':{}}").send();
    }
  }

  private static Call bulk(Trial trial) {
    return trial
        .call("PATCH", "/api/users")
        .by("admin")
        .json("{'data':[{'attributes':{'id':4,'signature':'new'}}]}");
  }

  private static Answer carelessBulk() {
    HttpSettings.Wire careful = HttpSettings.Wire.STANDARD.withIfMatchRequired(true);
    try (Trial trial = Trial.listening(settings -> settings.with(careful))) {
      return bulk(trial).send();
    }
  }

  /** Announces a body that never comes. */
  private static Answer slow(String name) {
    Duration soon = Duration.ofMillis(100);
    HttpSettings.Patience little = new HttpSettings.Patience(soon, Duration.ofMinutes(1));
    try (Trial trial = Trial.listening(settings -> settings.with(settings.limits().with(little)))) {
      return announced(trial, name, 10);
    }
  }

  /** Announces a body, and waits to be told that it may come. */
  private static Answer announced(Trial trial, String name, int length) {
    return Wire.send(
        trial.server.port(),
        new byte[0],
        name.replace("{id}", "4") + " HTTP/1.1",
        "Authorization: Bearer " + trial.token("admin"),
        "Content-Type: "
            + (trial.wire().jsonApi().strict() && !name.contains("weidu")
                ? Exchange.JSON_API
                : "application/json"),
        "Content-Length: " + length);
  }

  /** Asks twice where once is enough. */
  private static Answer often(String name) {
    HttpSettings.Rate once = new HttpSettings.Rate(1, 1);
    HttpSettings.Rates rates = new HttpSettings.Rates(once, once);
    try (Trial trial = Trial.listening(settings -> settings.with(settings.limits().with(rates)))) {
      return often(2, () -> call(trial, name).send());
    }
  }

  private static Call nobody(Trial trial, String name) {
    return at(trial, name, "");
  }

  private static Call call(Trial trial, String name) {
    return call(trial, name, "");
  }

  private static Call call(Trial trial, String name, String query) {
    return at(trial, name, query).by("admin");
  }

  private static Call at(Trial trial, String name, String query) {
    String[] words = name.split(" ");
    String path = words[1].replace("{id}", "4").replace("{ids}", "4").replace("{file}", "start.js");
    String whom = path.endsWith("/info") && query.isEmpty() ? "?user_id=" + Trial.SEED_ID : "";
    return trial.call(words[0], path + whom + query.replace("[", "%5B").replace("]", "%5D"));
  }

  private static Answer troubled(Trial trial, String name, RuntimeException trouble) {
    trial.store.fails(trouble);
    return call(trial, name).json(BODY).send();
  }

  private static Answer edit(Trial trial, String attributes) {
    return patch(trial, 4, attributes);
  }

  private static Answer patch(Trial trial, long id, String attributes) {
    return trial.patch(id).by("admin").attributes(attributes).send();
  }

  private static Answer tooManyPasswords(Trial trial) {
    String attributes = "'password':'wrong','mobile':'13900000000'";
    return often(6, () -> trial.patch(4).by("member").attributes(attributes).send());
  }

  private static Trial withPayPassword(Trial trial) {
    trial
        .patch(4)
        .by("member")
        .attributes("'payPassword':'123456','pay_password_confirmation':'123456'")
        .send();
    return trial;
  }

  private static Answer tooManyPayPasswords(Trial trial) {
    withPayPassword(trial);
    return often(4, () -> payToken(trial, "000000"));
  }

  private static Answer payToken(Trial trial, String payPassword) {
    return trial
        .post("/api/users/pay-password/reset")
        .by("member")
        .attributes("'pay_password':'" + payPassword + "'")
        .send();
  }

  private static Answer login(Trial trial, String password) {
    return trial
        .post("/api/login")
        .attributes("'username':'member','password':'" + password + "'")
        .send();
  }

  private static Answer register(Trial trial, String members) {
    return trial
        .post("/api/register")
        .attributes("'username':'anna','password':'correct horse'," + members)
        .send();
  }

  private static Answer registerWhereNobodyMay() {
    try (Trial closed = Trial.of(builder -> builder.policy(Policy.STANDARD))) {
      return register(closed, "'register_reason':'please'");
    }
  }

  private static Answer tooManyRegistrations(Trial trial) {
    return often(11, () -> register(trial, "'register_reason':'please'"));
  }

  private static String refreshToken(Trial trial) {
    return login(trial, Trial.PASSWORD).attributes().path("refresh_token").textValue();
  }

  private static Answer refresh(Trial trial, String token) {
    return trial.post("/api/refresh-token").attributes("'refresh_token':'" + token + "'").send();
  }

  private static Answer endSession(Trial trial, String id) {
    return trial.call("DELETE", "/api/sessions/" + id).by("admin").send();
  }

  private static Answer deleteANotice(Trial trial) {
    patch(trial, 4, "'status':1");
    patch(trial, 4, "'status':0");
    String id =
        trial
            .get("/api/notification")
            .token(trial.newToken("member"))
            .send()
            .at("/data/0/id")
            .asText();
    return trial.call("DELETE", "/api/notification/" + id).token(trial.newToken("member")).send();
  }

  private static Answer retryOfOneGivenUp() {
    try (Trial trial = DeliveriesTest.delivering()) {
      long dead = DeliveriesTest.deadOne(trial);
      return trial.post("/api/deliveries/" + dead + "/retry").by("admin").send();
    }
  }

  private static Answer facts(Trial trial, long id, String attributes) {
    return trial
        .call("PUT", "/api/users/" + id + "/facts")
        .by("admin")
        .attributes(attributes)
        .send();
  }

  private static Answer factsOfAnother(Trial trial) {
    return trial
        .call("PUT", "/api/users/4/facts")
        .by("admin")
        .json("{'data':{'id':'5','attributes':{}}}")
        .send();
  }

  private static Answer follow(Trial trial, String method, String user) {
    return trial.call(method, "/api/follow").by("member").attributes("'to_user_id':" + user).send();
  }

  private static Answer update(Trial trial, String members) {
    return trial.update().by("member").json("{" + members + "}").send();
  }

  private static Answer weiduLogin(Trial trial, String password) {
    return weiduLoginOf(trial, "member", password);
  }

  private static Answer weiduLoginOf(Trial trial, String name, String password) {
    return trial
        .post("/weidu/api/v1/users/login")
        .json("{'login_id':'" + name + "','password':'" + password + "'}")
        .send();
  }

  private static Answer info(Trial trial, String publicId) {
    return trial.get("/weidu/api/v1/users/info?user_id=" + publicId).by("admin").send();
  }

  private static Answer often(int times, Supplier<Answer> request) {
    return Stream.generate(request).limit(times).reduce((before, last) -> last).orElseThrow();
  }
}
