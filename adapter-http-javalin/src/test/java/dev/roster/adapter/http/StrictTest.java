package dev.roster.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The face that keeps to JSON:API 1.1. That every document of every route is one is seen to by
 * {@link StatusesTest}, and by every answer in here ({@link JsonApiSchema}).
 */
class StrictTest {

  private static final String BODY =
      "{\"data\":{\"type\":\"users\",\"id\":\"4\",\"attributes\":{\"signature\":\"new\"}}}";

  private Trial trial;

  @BeforeEach
  void start() {
    trial = Trial.strict();
  }

  @AfterEach
  void stop() {
    trial.close();
  }

  // --- documents

  @Test
  void what_is_no_document_of_json_api_is_noticed() {
    Answer good = trial.get("/api/users/4").by("member").send();
    for (String broken :
        List.of(
            good.text().replace("\"1.1\"", "\"1.0\""),
            good.text().replace("\"id\":\"4\"", "\"id\":4"),
            good.text().replace("\"signature\"", "\"type\""),
            good.text().replace("\"signature\"", "\"id\""),
            good.text().replace("\"data\"", "\"errors\""))) {
      assertThatThrownBy(() -> JsonApiSchema.check(new Answer(200, good.headers(), broken)))
          .hasMessageContaining("not JSON:API");
    }
  }

  /** What {@link PlainErrors} answers is a document like any other. */
  @ParameterizedTest
  @CsvSource({
    "GET /api/%00,400",
    "GET /api/users/a%2fb,400",
    "FOO /api/users/4,405",
    "GET /api/none,404",
    "GET /api/users/4,401",
  })
  void also_what_the_server_itself_refuses_is_a_document(String start, int status) {
    Answer answer =
        Wire.send(trial.server.port(), new byte[0], start + " HTTP/1.1", "Content-Length: 0");
    assertThat(answer.status()).isEqualTo(status);
    JsonApiSchema.check(answer);
  }

  @Test
  void headers_and_addresses_that_are_too_long_are_answered_with_a_document() {
    String longer = "x".repeat(9_000);
    int port = trial.server.port();
    Answer address = Wire.send(port, new byte[0], "GET /" + longer + " HTTP/1.1");
    Answer header = Wire.send(port, new byte[0], "GET / HTTP/1.1", "X: " + longer);
    assertThat(List.of(address.status(), header.status())).containsExactly(414, 431);
    JsonApiSchema.check(address);
    JsonApiSchema.check(header);
  }

  @Test
  void also_who_never_ends_the_head_of_a_request_is_answered_with_a_document() {
    HttpSettings.Patience little =
        new HttpSettings.Patience(Duration.ofMillis(200), Duration.ofMinutes(1));
    try (Trial hurried =
        Trial.listening(
            settings ->
                settings
                    .with(HttpSettings.Wire.STANDARD.with(JsonApi.STRICT))
                    .with(settings.limits().with(little)))) {
      Answer answer =
          Wire.send(hurried.server.port(), "GET /api/users/4 HTTP/1.1\r\n", new byte[0]);
      assertThat(answer.status()).isEqualTo(408);
      JsonApiSchema.check(answer);
    }
  }

  @Test
  void several_mistakes_are_several_errors_with_a_message_each() {
    Answer answer = trial.patch(4).by("admin").attributes("'mobile':'x','status':'y'").send();
    assertThat(answer.errors())
        .containsExactlyInAnyOrder(
            "validation_error /data/attributes/mobile", "validation_error /data/attributes/status");
    answer
        .json()
        .path("errors")
        .forEach(error -> assertThat(error.path("detail").isTextual()).isTrue());
  }

  // --- the named deviations of the other face, and no other

  @Test
  void the_other_face_differs_by_its_named_deviations_alone() {
    try (Trial discuz = new Trial()) {
      for (Trial either : List.of(trial, discuz)) {
        either.patch(5).by("reviewer").attributes("'status':3,'refuse_message':'no'").send();
      }
      for (String path :
          List.of(
              "/api/users/4",
              "/api/users/1",
              "/api/users/99",
              "/api/users/5/history",
              "/api/follow",
              "/api/none",
              "/api/notification?page%5Blimit%5D=0")) {
        assertSame(trial.get(path).by("admin").send(), discuz.get(path).by("admin").send());
      }
      assertSame(
          trial.get("/api/notification").by("pending").send(),
          discuz.get("/api/notification").by("pending").send());
      String edit = "'signature':'new','mobile':'13900000000'";
      assertSame(
          trial.patch(4).by("admin").attributes(edit).send(),
          discuz.patch(4).by("admin").attributes(edit).send());
      assertSame(
          trial.patch(4).by("admin").attributes("'mobile':'x','status':9").send(),
          discuz.patch(4).by("admin").attributes("'mobile':'x','status':9").send());
      assertSame(trial.get("/api/users/4").send(), discuz.get("/api/users/4").send());
    }
  }

  private static void assertSame(Answer strict, Answer discuz) {
    assertThat(strict.status()).isEqualTo(discuz.status());
    JsonNode kept = discuz.json();
    resources(kept).forEach(StrictTest::strictly);
    kept.path("errors")
        .forEach(
            error -> ((ObjectNode) error).put("detail", error.path("detail").path(0).textValue()));
    ObjectNode expected = (ObjectNode) kept;
    expected.putObject("jsonapi").put("version", "1.1");
    assertThat(strict.json()).isEqualTo(expected);
  }

  private static List<JsonNode> resources(JsonNode document) {
    List<JsonNode> resources = new ArrayList<>();
    JsonNode data = document.path("data");
    if (data.isObject()) {
      resources.add(data);
    } else {
      data.forEach(resources::add);
    }
    document.path("included").forEach(resources::add);
    return resources;
  }

  private static void strictly(JsonNode resource) {
    ObjectNode attributes = (ObjectNode) resource.path("attributes");
    if (attributes.has("id")) {
      assertThat(attributes.remove("id").asText()).isEqualTo(resource.path("id").asText());
    }
    if (resource.path("type").asText().equals("notification")) {
      attributes.set("kind", attributes.remove("type"));
    }
  }

  // --- negotiation

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/vnd.api+json                                            | 200",
        "APPLICATION/VND.API+JSON                                            | 200",
        "application/vnd.api+json; profile=\"https://example.org/a https://b\" | 200",
        "application/vnd.api+json; ext=\"https://jsonapi.org/ext/atomic\"     | 415",
        "application/vnd.api+json; profile=x; ext=y                          | 415",
        "application/vnd.api+json; charset=utf-8                             | 415",
        "application/vnd.api+json; version=1                                 | 415",
        "application/json                                                    | 415",
        "text/plain                                                          | 415",
        "application/vnd.api+jsonx                                           | 415",
      })
  void a_body_is_of_the_media_type_with_nothing_but_profiles(String type, int status) {
    Answer answer = trial.patch(4).by("member").header("Content-Type", type).body(BODY).send();
    assertThat(answer.status()).isEqualTo(status);
    if (status == 415) {
      assertThat(answer.header("Accept-Patch")).isEqualTo("application/vnd.api+json");
      assertThat(trial.user(4).profile().signature().text()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/vnd.api+json                                               | 200",
        "*/*                                                                    | 200",
        "application/json                                                       | 200",
        "text/html                                                              | 200",
        "application/vnd.api+json; q=0.5                                        | 200",
        "application/vnd.api+json; profile=\"a,b\"                              | 200",
        "application/vnd.api+json; charset=utf-8, application/vnd.api+json      | 200",
        "application/vnd.api+json; charset=utf-8                                | 406",
        "application/vnd.api+json; charset=utf-8, */*                           | 406",
        "application/vnd.api+json; ext=\"https://jsonapi.org/ext/atomic\"        | 406",
        "application/vnd.api+json;a=1, application/vnd.api+json; ext=\"x,y\"      | 406",
      })
  void an_answer_can_be_accepted(String accept, int status) {
    Answer answer = trial.get("/api/users/4").by("member").header("Accept", accept).send();
    assertThat(answer.status()).isEqualTo(status);
    if (status == 406) {
      assertThat(answer.errors()).containsExactly("not_acceptable");
      assertThat(answer.at("/errors/0/source/header").textValue()).isEqualTo("Accept");
    }
    Answer login = trial.post("/api/login").header("Accept", accept).json("{'data':{}}").send();
    assertThat(login.status()).isEqualTo(status == 406 ? 406 : 400);
  }

  @Test
  void who_asks_is_found_out_before_anything_is_negotiated() {
    Answer answer =
        trial.get("/api/users/4?include=x").header("Accept", "application/vnd.api+json;a=b").send();
    assertThat(answer.status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"include", "sort", "foo", "filter%5Bnone%5D", "page%5Bsize%5D", "Page"})
  void a_query_parameter_that_means_nothing_is_400_and_named(String parameter) {
    for (String path : List.of("/api/users/4", "/api/notification", "/api/users/4/history")) {
      Answer answer = trial.get(path + "?" + parameter + "=x").by("member").send();
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.errors()).containsExactly("invalid_document");
      assertThat(answer.at("/errors/0/source/parameter").textValue())
          .isEqualTo(parameter.replace("%5B", "[").replace("%5D", "]"));
    }
    assertThat(trial.post("/api/login?" + parameter).json("{'data':{}}").send().status())
        .isEqualTo(400);
  }

  @Test
  void a_query_parameter_that_means_something_is_read() {
    String page = "?page%5Blimit%5D=1&page%5Bnumber%5D=1";
    assertThat(
            trial
                .get("/api/notification" + page + "&filter%5Btype%5D=system")
                .by("member")
                .send()
                .status())
        .isEqualTo(200);
    assertThat(trial.get("/api/users/4/history" + page).by("member").send().status())
        .isEqualTo(200);
  }

  /** So that a route that reads one, and does not say so, is found. */
  @Test
  void every_route_knows_the_parameters_that_are_described() {
    List<RouteTable> tables = RosterHttp.tables(trial.roster, HttpSettings.onLoopback(0));
    Described.operations()
        .forEach(
            (name, operation) -> {
              String[] words = name.split(" ");
              Set<String> described = new TreeSet<>();
              String path = "/paths/" + words[1].replace("/", "~1");
              for (JsonNode owner : List.of(operation, Described.DOCUMENT.at(path))) {
                owner.path("parameters").forEach(one -> add(described, Described.resolved(one)));
              }
              RouteTable table =
                  tables.stream()
                      .filter(candidate -> candidate.paths().containsKey(words[1]))
                      .findFirst()
                      .orElseThrow();
              Set<String> families = new TreeSet<>();
              described.forEach(
                  one -> families.add(one.replaceFirst("fields\\[[a-z]+]", "fields[]")));
              if (readsAll(words)) {
                Set<String> known = new TreeSet<>(table.parameters(words[0], words[1]));
                // Another spelling of a parameter that is described, for forms.
                known.removeIf(one -> one.endsWith("][]"));
                assertThat(known).as(name).isEqualTo(families);
              }
            });
  }

  /** What a path describes for all of its methods means nothing to these. */
  private static boolean readsAll(String[] methodAndPath) {
    return !methodAndPath[0].equals("DELETE")
        && !(methodAndPath[0].equals("PATCH") && methodAndPath[1].equals("/api/users"));
  }

  private static void add(Set<String> names, JsonNode parameter) {
    if (parameter.path("in").asText().equals("query")) {
      names.add(parameter.path("name").asText());
    }
  }

  // --- changes

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'data':{'id':'4'}}                  | 400 | /data",
        "{'data':{'type':'users'}}            | 400 | /data",
        "{'data':{'type':'users','id':4}}     | 400 | /data/id",
        "{'data':{'type':1,'id':'4'}}         | 400 | /data/type",
        "{'data':null}                        | 400 | /data",
        "{'data':{'type':'users','id':'5'}}   | 409 | /data/id",
        "{'data':{'type':'user','id':'4'}}    | 409 | /data/type",
        "{'data':{'type':'users','id':'4'}}   | 200 | ",
      })
  void a_change_says_what_it_is_about(String body, int status, String pointer) {
    Answer answer =
        trial
            .patch(4)
            .by("member")
            .header("Content-Type", Exchange.JSON_API)
            .body(Call.quoted(body))
            .send();
    assertThat(answer.status()).isEqualTo(status);
    if (pointer != null) {
      assertThat(answer.at("/errors/0/source/pointer").textValue()).isEqualTo(pointer);
    }
  }

  @Test
  void what_cannot_be_changed_is_403_with_every_pointer_and_nothing_is_stored() {
    Answer answer =
        trial
            .patch(4)
            .by("member")
            .attributes("'signature':'x','threadCount':31,'foo':1,'a/b~c':2,'canEdit':true")
            .send();
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.errors())
        .containsExactly(
            "not_editable /data/attributes/threadCount",
            "not_editable /data/attributes/foo",
            "not_editable /data/attributes/a~1b~0c");
    assertThat(trial.user(4).profile().signature().text()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'walletBalance':12.5",
        "'walletBalance':12.500",
        "'walletBalance':1.25e1",
        "'threadCount':30.0"
      })
  void a_number_may_be_sent_back_as_the_client_writes_numbers(String members) {
    assertThat(trial.patch(4).by("member").attributes(members).send().status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'walletBalance':12.51", "'walletBalance':1e999", "'threadCount':'30'"})
  void another_number_or_a_text_is_no_echo(String members) {
    assertThat(trial.patch(4).by("member").attributes(members).send().errors())
        .hasSize(1)
        .allMatch(error -> error.startsWith("not_editable"));
  }

  @Test
  void what_was_read_can_be_sent_back_with_a_change() {
    ObjectNode attributes = (ObjectNode) trial.get("/api/users/4").by("member").send().attributes();
    attributes.put("signature", "new");
    ObjectNode body = StrictJson.object();
    body.putObject("data").put("type", "users").put("id", "4").set("attributes", attributes);
    Answer answer =
        trial
            .patch(4)
            .by("member")
            .header("Content-Type", Exchange.JSON_API)
            .body(StrictJson.bytes(body))
            .send();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/meta/changed")).hasSize(1);
  }

  @Test
  void in_the_other_face_it_is_ignored_and_named() {
    try (Trial discuz = new Trial()) {
      Answer answer = discuz.patch(4).by("member").attributes("'threadCount':31,'foo':1").send();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.at("/meta/ignored")).hasSize(2);
    }
  }

  @Test
  void the_tag_of_a_change_is_that_of_the_get_that_follows() {
    Answer changed = trial.patch(4).by("member").attributes("'signature':'x'").send();
    assertThat(trial.get("/api/users/4").by("member").send().header("ETag"))
        .isEqualTo(changed.header("ETag"));
  }

  @Test
  void options_say_what_a_body_may_be() {
    assertThat(trial.call("OPTIONS", "/api/users/4").send().header("Accept-Patch"))
        .isEqualTo("application/vnd.api+json");
  }
}
