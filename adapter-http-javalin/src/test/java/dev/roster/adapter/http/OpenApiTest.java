package dev.roster.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roster.domain.rejection.RejectionCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The description and the server say the same, in both directions. */
class OpenApiTest {

  /** Refusals of requests that reach no operation. */
  private static final Set<String> BEFORE_ANY_ROUTE =
      Set.of("Codes405", "Codes406", "Codes414", "Codes417", "Codes431");

  private static Trial trial;

  @BeforeAll
  static void start() {
    trial = new Trial();
  }

  @AfterAll
  static void stop() {
    trial.close();
  }

  @Test
  void every_route_is_described_and_every_description_is_a_route() {
    Map<String, Set<String>> routes = new TreeMap<>();
    RosterHttp.tables(trial.roster, HttpSettings.onLoopback(0))
        .forEach(table -> routes.putAll(table.paths()));
    Map<String, Set<String>> described = new TreeMap<>();
    Described.operations()
        .forEach(
            (name, operation) -> {
              String[] words = name.split(" ");
              described.computeIfAbsent(words[1], path -> new TreeSet<>()).add(words[0]);
            });
    assertThat(described).isEqualTo(routes);
  }

  @Test
  void every_error_code_is_described_with_its_status_and_no_other() {
    Map<String, Set<String>> codes = new TreeMap<>();
    for (RejectionCode code : RejectionCode.values()) {
      add(codes, DiscuzDialect.status(code), code.key());
    }
    for (ProtocolCode code : ProtocolCode.values()) {
      add(codes, code.status(), code.key());
    }
    Map<String, Set<String>> described = new TreeMap<>();
    JsonNode schemas = Described.DOCUMENT.at("/components/schemas");
    schemas
        .properties()
        .forEach(
            schema -> {
              if (schema.getKey().matches("Codes[0-9]{3}")) {
                described.put(
                    schema.getKey().substring("Codes".length()),
                    texts(schema.getValue().at("/properties/errors/items/properties/code/enum")));
              }
            });
    assertThat(described).isEqualTo(codes);
  }

  private static void add(Map<String, Set<String>> codes, int status, String code) {
    codes.computeIfAbsent(Integer.toString(status), any -> new TreeSet<>()).add(code);
  }

  @Test
  void every_attribute_of_a_user_is_described_and_is_answered() {
    assertThat(described("UserAttributes"))
        .isEqualTo(names(trial.get("/api/users/1").by("admin").send().attributes()));
  }

  @Test
  void every_attribute_that_can_be_sent_is_described() {
    assertThat(described("EditAttributes")).isEqualTo(DiscuzPatch.NAMES);
  }

  @Test
  void every_key_of_a_weidu_user_is_described_and_is_answered() {
    JsonNode user =
        trial.get("/weidu/api/v1/users/me").by("member").send().at("/user_info").deepCopy();
    Set<String> answered = names(user);
    assertThat(answered.remove("mobile")).isTrue();
    assertThat(described("WeiduUserInfo")).isEqualTo(answered);
    assertThat(texts(Described.DOCUMENT.at("/components/schemas/WeiduUserInfo/required")))
        .isEqualTo(answered);
  }

  @Test
  void every_reference_leads_somewhere_and_everything_is_referred_to() {
    String text = Described.DOCUMENT.toString();
    Set<String> referred = new TreeSet<>();
    Matcher matcher = Pattern.compile("\"\\$ref\":\"#([^\"]+)\"").matcher(text);
    while (matcher.find()) {
      assertThat(Described.DOCUMENT.at(matcher.group(1)).isMissingNode())
          .as(matcher.group(1))
          .isFalse();
      referred.add(matcher.group(1));
    }
    for (String kind : List.of("parameters", "requestBodies", "responses", "headers", "schemas")) {
      for (String name : names(Described.DOCUMENT.at("/components/" + kind))) {
        if (!BEFORE_ANY_ROUTE.contains(name)) {
          assertThat(referred).contains("/components/" + kind + "/" + name);
        }
      }
    }
  }

  @Test
  void every_operation_has_a_name_of_its_own_a_summary_a_known_tag_and_its_path_parameters() {
    Set<String> tags = new TreeSet<>();
    Described.DOCUMENT.path("tags").forEach(tag -> tags.add(tag.path("name").asText()));
    List<String> ids = new ArrayList<>();
    Described.operations()
        .forEach(
            (name, operation) -> {
              ids.add(operation.path("operationId").asText());
              assertThat(operation.path("summary").asText()).as(name).isNotBlank();
              assertThat(tags).as(name).contains(operation.at("/tags/0").asText());
              assertThat(pathParameters(name.split(" ")[1]))
                  .as(name)
                  .isEqualTo(declaredPathParameters(name, operation));
            });
    assertThat(ids).doesNotHaveDuplicates().doesNotContain("");
  }

  private static Set<String> pathParameters(String path) {
    Set<String> names = new TreeSet<>();
    Matcher matcher = Pattern.compile("\\{([a-z]+)}").matcher(path);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  private static Set<String> declaredPathParameters(String name, JsonNode operation) {
    Set<String> names = new TreeSet<>();
    String path = name.split(" ")[1].replace("/", "~1");
    for (JsonNode owner : List.of(operation, Described.DOCUMENT.at("/paths/" + path))) {
      for (JsonNode parameter : owner.path("parameters")) {
        JsonNode resolved = Described.resolved(parameter);
        if (resolved.path("in").asText().equals("path")) {
          names.add(resolved.path("name").asText());
        }
      }
    }
    return names;
  }

  @Test
  void an_answer_that_is_not_as_described_is_noticed() {
    Answer good = trial.get("/api/users/4").by("member").send();
    Map<String, List<String>> headers = good.headers();
    assertThatThrownBy(() -> check(new Answer(418, headers, good.text())))
        .hasMessageContaining("not described");
    assertThatThrownBy(
            () -> check(new Answer(200, headers, good.text().replace("signature", "sign"))))
        .hasMessageContaining("not as described");
    assertThatThrownBy(() -> check(new Answer(200, headers, good.text().replace("+08:00", ""))))
        .hasMessageContaining("not as described");
    assertThatThrownBy(() -> check(new Answer(401, headers, good.text())))
        .hasMessageContaining("lacks WWW-Authenticate");
  }

  private static void check(Answer answer) {
    Described.check("GET", "/api/users/4", new byte[0], answer);
  }

  @Test
  void the_description_is_served_as_it_stands() {
    Answer answer = trial.get("/openapi.json").send();
    assertThat(answer.header("Content-Type")).startsWith("application/json");
    assertThat(answer.json()).isEqualTo(Described.DOCUMENT);
  }

  @Test
  void the_page_loads_its_own_files_and_nothing_of_another_host() {
    Answer page = trial.get("/docs").send();
    assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'none'");
    Matcher links = Pattern.compile("(?:href|src)=\"([^\"]+)\"").matcher(page.text());
    List<String> found = new ArrayList<>();
    while (links.find()) {
      found.add(links.group(1));
      assertThat(trial.get("/" + links.group(1)).send().status()).as(links.group(1)).isEqualTo(200);
    }
    assertThat(found)
        .contains("docs/swagger-ui-bundle.js", "docs/start.js", "docs/swagger-ui.css")
        .noneMatch(link -> link.contains("//"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/docs/",
        "/docs/index.html",
        "/docs/swagger-initializer.js",
        "/docs/docs.html",
        "/docs/..%2Fopenapi.json",
        "/docs/Docs.class"
      })
  void nothing_else_is_served(String path) {
    assertThat(trial.get(path).send().status()).isIn(400, 404);
  }

  private static Set<String> described(String schema) {
    return names(Described.DOCUMENT.at("/components/schemas/" + schema + "/properties"));
  }

  private static Set<String> names(JsonNode object) {
    return new TreeSet<>(Answer.names(object));
  }

  private static Set<String> texts(JsonNode array) {
    Set<String> texts = new TreeSet<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
