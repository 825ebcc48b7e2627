package dev.roster.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in a body, whichever route it is sent to: refused whole, or kept as it is. */
class EveryBodyTest {

  /** These read no body. */
  private static final Set<String> BODILESS =
      Set.of(
          "POST /api/logout",
          "POST /api/deliveries/{id}/retry",
          "DELETE /api/sessions/{id}",
          "DELETE /api/notification/{ids}",
          "DELETE /api/users/{id}");

  private static final Path SEEDS =
      Path.of(
          "src/test/resources/dev/roster/adapter/http/StrictJsonFuzzTestInputs",
          "any_bytes_are_refused_or_read_as_they_are");

  private static final String TEN_MEGABYTES = "10000000";

  private final Trial trial = new Trial();

  @AfterEach
  void stop() {
    trial.close();
  }

  /** Every route of the server that takes a body; a new one is among them by itself. */
  static Set<String> routes() {
    Set<String> routes;
    try (Trial trial = new Trial()) {
      routes = trial.routes();
    }
    routes.removeIf(route -> route.startsWith("GET "));
    assertThat(routes).containsAll(BODILESS);
    routes.removeAll(BODILESS);
    return routes;
  }

  @ParameterizedTest
  @MethodSource("routes")
  void no_odd_body_is_an_error_of_the_server_or_changes_anything(String route) throws IOException {
    List<Object> before = trial.everything();
    try (Stream<Path> seeds = Files.list(SEEDS)) {
      for (Path seed : seeds.filter(EveryBodyTest::odd).sorted().toList()) {
        byte[] body = Files.readAllBytes(seed);
        Answer answer =
            trial
                .call(method(route), path(route))
                .by("member")
                .header("Content-Type", "application/json")
                .body(body)
                .send();
        String what = route + " " + seed.getFileName();
        if (isJsonObject(body)) {
          // Weidu ignores members that it does not know.
          assertThat(answer.status()).as(what).isIn(200, 400, 409, 422);
        } else {
          assertThat(answer.status()).as(what).isEqualTo(400);
        }
        assertThat(trial.everything()).as(what).isEqualTo(before);
      }
    }
  }

  /** The others are changes like any. */
  private static boolean odd(Path seed) {
    return !Set.of("good", "delete").contains(seed.getFileName().toString());
  }

  private static boolean isJsonObject(byte[] body) {
    try {
      StrictJson.read(body);
      return true;
    } catch (Refusal no) {
      return false;
    }
  }

  @ParameterizedTest
  @MethodSource("routes")
  void ten_megabytes_are_too_large(String route) {
    Answer answer =
        Wire.send(
            trial.server.port(),
            new byte[0],
            method(route) + " " + path(route) + " HTTP/1.1",
            "Authorization: Bearer " + trial.token("member"),
            "Content-Type: application/json",
            "Content-Length: " + TEN_MEGABYTES);
    assertThat(answer.status()).isEqualTo(413);
  }

  /** Whatever the limit of a body is: the parser does not go down with it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {"[ | ]", "{\"a\": | }", "[{\"a\": | }]"})
  void depth_of_100_000_is_no_json_and_takes_no_stack(String opening, String closing) {
    byte[] body =
        ("{\"data\":" + opening.repeat(100_000) + "1" + closing.repeat(100_000) + "}")
            .getBytes(StandardCharsets.US_ASCII);
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> StrictJson.read(body))
        .matches(no -> no.unreadable().orElseThrow().code() == ProtocolCode.MALFORMED_JSON);
  }

  static Stream<String> texts() {
    return Stream.of(
        "👨‍👩‍👧‍👦🏳️‍🌈",
        "𠮷野家 这是",
        "שלום עליכם",
        "\u202Eright to left\u202C",
        "e\u0301 \u1112\u1161\u11ab \u0ba8\u0bbf",
        " a\r\n\tb ",
        "{username} <b> & \" \\ ' %s",
        "\u2028\ufeff\u0085\ufffe");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void every_text_of_a_profile_comes_back_as_it_was_sent(String text) {
    List<String> names =
        List.of("nickname", "city", "province", "country", "level", "major", "desc");
    ObjectNode body = StrictJson.object();
    names.forEach(name -> body.put(name, text));
    assertThat(trial.update().by("member").body(StrictJson.bytes(body)).send().status())
        .isEqualTo(200);
    Answer later = trial.get("/weidu/api/v1/users/me").by("member").send();
    for (String name : names) {
      assertThat(later.at("/user_info/" + name).textValue()).as(name).isEqualTo(text);
    }
  }

  @ParameterizedTest
  @MethodSource("texts")
  void reasons_come_back_as_they_were_sent(String text) {
    ObjectNode asked = attributes();
    asked.withObject("/data/attributes").put("register_reason", text);
    assertThat(patch(5, "pending", asked).status()).isEqualTo(200);
    ObjectNode refused = attributes();
    refused.withObject("/data/attributes").put("status", 3).put("refuse_message", text);
    Answer answer = patch(5, "reviewer", refused);
    assertThat(answer.attributes().path("registerReason").textValue()).isEqualTo(text);
    assertThat(trial.history(5).get(0).change().reason().text()).isEqualTo(text);
    Answer inbox = trial.get("/api/notification").by("pending").send();
    assertThat(inbox.at("/data/0/attributes/content").textValue())
        .isEqualTo("pending你好，你的注册申请审核不通过，原因：" + text);
  }

  @Test
  void names_come_back_composed() {
    for (String name : List.of("𠮷野家", "שלום", "e\u0301te\u0301", "\u1112\u1161\u11ab", "தமிழ்")) {
      ObjectNode body = attributes();
      body.withObject("/data/attributes").put("username", name);
      Answer answer = patch(4, "editor", body);
      assertThat(answer.attributes().path("username").textValue())
          .isEqualTo(Normalizer.normalize(name, Normalizer.Form.NFC));
    }
  }

  private static ObjectNode attributes() {
    ObjectNode body = StrictJson.object();
    body.putObject("data").putObject("attributes");
    return body;
  }

  private Answer patch(long id, String actor, ObjectNode body) {
    return trial
        .patch(id)
        .by(actor)
        .header("Content-Type", "application/json")
        .body(StrictJson.bytes(body))
        .send();
  }

  private static String method(String route) {
    return route.split(" ")[0];
  }

  private static String path(String route) {
    return route.split(" ")[1].replace("{id}", "4");
  }
}
