package dev.roster.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roster.application.Roster;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code /api/users/{id}/facts}, and that every attribute of both seeds' response tables is
 * answered with a real value of its documented type.
 */
class FactsTest {

  private static final String EVERYTHING =
      "'threadCount':30,'workNum':4,'serveNum':5,'refundRate':0.01,'disputeRate':0.02,"
          + "'walletBalance':12.5,'payTime':'2026-01-01T00:00:00+08:00',"
          + "'typeUnreadNotifications':{'replied':8,'liked':2}";

  /** Seed 003, response table: name and type, as it is typed there. */
  private static final String SEED_003 =
      """
      id int
      username string
      mobile string
      avatarUrl string
      threadCount int
      followCount int
      fansCount int
      follow object
      status int
      signature string
      loginAt datetime
      joinedAt datetime
      expiredAt datetime
      createdAt datetime
      updatedAt datetime
      canEdit bool
      canDelete bool
      canWalletPay bool
      registerReason string
      banReason string
      originalMobile string
      registerIp string
      lastLoginIp string
      identity string
      realname string
      walletBalance float
      paid bool
      payTime datetime
      unreadNotifications int
      typeUnreadNotifications array
      usernameBout int
      canEditUsername bool
      """;

  /** Seed 000, {@code user_info}: name and type, as it is typed there; see {@link #is}. */
  private static final String SEED_000 =
      """
      id string
      create_at int
      update_at int
      username string
      real_name_verified bool
      nickname string
      avatar_url string
      city string
      province string
      country string
      gender int
      roles string
      desc string
      level string
      major string
      refund_rate float
      dispute_rate float
      serve_num int
      work_num int
      last_password_update int
      """;

  private final Trial trial = new Trial();
  private RosterHttp server;

  /** One that shows what is recorded; that of the trial has facts of its own. */
  @BeforeEach
  void start() {
    Roster roster =
        Roster.builder()
            .store(trial.store)
            .hasher(new CheapHasher())
            .policy(Trial.POLICY)
            .clock(trial.clock)
            .build();
    HttpSettings settings =
        HttpSettings.onLoopback(0)
            .withStopTimeout(Trial.IMPATIENT)
            .with(HttpSettings.Limits.STANDARD.with(HttpSettings.Rates.OFF));
    server = RosterHttp.on(roster, settings).start();
  }

  @AfterEach
  void close() {
    server.stop();
    trial.close();
  }

  @Test
  void what_is_recorded_is_answered_whole() {
    Answer answer = put(EVERYTHING);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/data/type").textValue()).isEqualTo("user-facts");
    assertThat(answer.at("/data/id").textValue()).isEqualTo("4");
    assertThat(answer.at("/meta/ignored")).isEmpty();
    assertThat(answer.attributes().toString())
        .isEqualTo(
            Call.quoted(
                "{'id':4,'threadCount':30,'workNum':4,'serveNum':5,'refundRate':0.01,"
                    + "'disputeRate':0.02,'walletBalance':12.5,"
                    + "'payTime':'2026-01-01T00:00:00+08:00',"
                    + "'typeUnreadNotifications':{'liked':2,'replied':8}}"));
    Answer again = call("GET", "/api/users/4/facts").by("admin").send();
    assertThat(again.attributes()).isEqualTo(answer.attributes());
    assertThat(again.at("/meta").isMissingNode()).isTrue();
  }

  @Test
  void what_is_absent_stays_and_null_resets() {
    put(EVERYTHING);
    JsonNode facts =
        put("'threadCount':null,'payTime':null,'typeUnreadNotifications':{'liked':null}")
            .attributes();
    assertThat(facts.path("threadCount").intValue()).isZero();
    assertThat(facts.get("payTime").isNull()).isTrue();
    assertThat(facts.path("workNum").intValue()).isEqualTo(4);
    assertThat(facts.path("typeUnreadNotifications").toString())
        .isEqualTo(Call.quoted("{'replied':8}"));
    assertThat(put("'typeUnreadNotifications':null").attributes().get("typeUnreadNotifications"))
        .isEmpty();
  }

  @Test
  void what_is_unknown_is_told_and_ignored() {
    Answer answer = put("'threadCount':30,'followCount':7,'level':'9'");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/meta/ignored").toString())
        .isEqualTo(
            Call.quoted(
                "[{'attribute':'followCount','reason':'unknown'},"
                    + "{'attribute':'level','reason':'unknown'}]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'threadCount':-1                             | threadCount",
        "'threadCount':2147483648                     | threadCount",
        "'threadCount':99999999999999999999           | threadCount",
        "'threadCount':1.5                            | threadCount",
        "'threadCount':'1'                            | threadCount",
        "'workNum':true                               | workNum",
        "'refundRate':1.01                            | refundRate",
        "'refundRate':1e400                           | refundRate",
        "'disputeRate':-0.5                           | disputeRate",
        "'walletBalance':0.005                        | walletBalance",
        "'walletBalance':-1                           | walletBalance",
        "'walletBalance':1e99                         | walletBalance",
        "'payTime':'yesterday'                        | payTime",
        "'typeUnreadNotifications':[]                 | typeUnreadNotifications",
        "'typeUnreadNotifications':{'system':1}       | typeUnreadNotifications",
        "'typeUnreadNotifications':{'replied':{}}     | typeUnreadNotifications"
      })
  void what_breaks_a_rule_is_refused_where_it_stands(String sent, String name) {
    Answer answer = put(sent);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.errors()).containsExactly("validation_error /data/attributes/" + name);
  }

  @Test
  void all_that_is_wrong_is_told_together_and_nothing_is_recorded() {
    Answer answer = put("'threadCount':30,'workNum':-1,'walletBalance':'x'");
    assertThat(answer.errors())
        .containsExactly(
            "validation_error /data/attributes/workNum",
            "validation_error /data/attributes/walletBalance");
    assertThat(put("").attributes().path("threadCount").intValue()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'data':{'type':'users','attributes':{}}} | 409",
        "{'data':{'id':'5','attributes':{}}}       | 409",
        "{'data':[]}                               | 400",
        "{'data':{'attributes':[]}}                | 400",
        "{}                                        | 400"
      })
  void the_body_is_about_the_facts_of_the_address(String body, int status) {
    assertThat(call("PUT", "/api/users/4/facts").by("admin").json(body).send().status())
        .isEqualTo(status);
  }

  @Test
  void where_the_service_brings_its_own_facts_these_are_shown() {
    put(EVERYTHING);
    Answer own = trial.get("/api/users/4").by("member").send();
    assertThat(own.attributes().path("typeUnreadNotifications").has("liked")).isFalse();
  }

  @Test
  void every_attribute_of_seed_003_is_answered_with_its_type() {
    everythingHasAValue();
    String token = trial.newToken("member");
    JsonNode own = call("GET", "/api/users/4").token(token).send().attributes();
    assertTypes(own, SEED_003);
    assertThat(own.path("threadCount").intValue()).isEqualTo(30);
    assertThat(own.path("followCount").intValue()).isEqualTo(1);
    assertThat(own.path("fansCount").intValue()).isEqualTo(1);
    assertThat(own.path("walletBalance").decimalValue()).isEqualByComparingTo("12.5");
    assertThat(own.path("payTime").textValue()).isEqualTo("2026-01-01T00:00:00+08:00");
    assertThat(own.path("unreadNotifications").intValue()).isEqualTo(12);
    assertThat(own.path("typeUnreadNotifications").toString())
        .isEqualTo(Call.quoted("{'liked':2,'replied':8,'system':2}"));
    assertThat(own.get("follow").isNull()).isTrue();
    JsonNode others = call("GET", "/api/users/4").by("editor").send().attributes();
    assertThat(others.path("follow").intValue()).isEqualTo(2);
  }

  @Test
  void every_attribute_of_seed_000_is_answered_with_its_type() {
    everythingHasAValue();
    String path = "/weidu/api/v1/users/info?user_id=" + trial.publicId("member");
    JsonNode info = call("GET", path).by("reviewer").send().at("/user_info");
    assertTypes(info, SEED_000);
    assertThat(Answer.names(info)).hasSize(20);
    assertThat(info.path("work_num").intValue()).isEqualTo(4);
    assertThat(info.path("serve_num").intValue()).isEqualTo(5);
    assertThat(info.path("refund_rate").doubleValue()).isEqualTo(0.01);
    assertThat(info.path("dispute_rate").doubleValue()).isEqualTo(0.02);
  }

  /** What is never recorded has a value too, or the empty one of its type. */
  @Test
  void they_have_their_types_where_nothing_is_known() {
    assertTypes(call("GET", "/api/users/4").by("member").send().attributes(), SEED_003);
    String path = "/weidu/api/v1/users/info?user_id=" + trial.publicId("member");
    assertTypes(call("GET", path).by("reviewer").send().at("/user_info"), SEED_000);
  }

  private void everythingHasAValue() {
    put(EVERYTHING);
    for (int status : List.of(1, 0)) {
      trial.patch(4).by("admin").attributes("'status':" + status).send();
    }
    call("POST", "/api/follow").by("editor").attributes("'to_user_id':4").send();
    call("POST", "/api/follow").token(trial.newToken("member")).attributes("'to_user_id':3").send();
  }

  private void assertTypes(JsonNode answered, String table) {
    List<String> wrong = new ArrayList<>();
    for (String row : table.lines().toList()) {
      String[] words = row.split(" ");
      if (!is(answered.path(words[0]), words[1])) {
        wrong.add(row + ": " + answered.path(words[0]));
      }
    }
    assertThat(wrong).isEmpty();
  }

  /**
   * Times may be null, as in the example of seed 003; what it calls an object is null there or a
   * number, and its array an object.
   */
  private static boolean is(JsonNode value, String type) {
    return switch (type) {
      case "int" -> value.isIntegralNumber();
      case "float" -> value.isNumber();
      case "string" -> value.isTextual();
      case "bool" -> value.isBoolean();
      case "datetime" ->
          value.isNull() || value.asText().matches("[-0-9]{10}T[0-9:]{8}[+-][0-9:]{5}");
      case "object" -> value.isNull() || value.isInt();
      case "array" -> value.isObject();
      default -> throw new AssertionError(type);
    };
  }

  private Answer put(String attributes) {
    return call("PUT", "/api/users/4/facts").by("admin").attributes(attributes).send();
  }

  private Call call(String method, String path) {
    return trial.callTo(server, method, path);
  }
}
