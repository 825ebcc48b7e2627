package dev.roster.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roster.adapter.http.RosterHttp;
import dev.roster.application.memory.InMemoryStore;
import dev.roster.application.message.Messages;
import dev.roster.bootstrap.configuration.Key;
import dev.roster.bootstrap.metrics.Metrics;
import dev.roster.domain.delivery.DeliveryRules;
import dev.roster.domain.notice.Language;
import dev.roster.domain.permission.Permission;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The README says what the program does: its tables and its diagram are checked against the code.
 */
class ReadmeTest {

  private static final Path ROOT = Path.of("..");
  private static final String README = read();

  @Test
  void the_diagram_is_the_one_that_the_program_prints() {
    String printed = Shell.plain().run("transitions", "--format", "mermaid").out();

    assertThat(README).contains("```mermaid\n" + printed.strip() + "\n```");
  }

  @Test
  void the_table_of_errors_has_every_code_of_the_catalogue_and_no_other() {
    Set<String> codes =
        Messages.codes(Language.EN).stream()
            .map(key -> key.split("\\.", 2)[0])
            .filter(key -> !key.equals("none_given"))
            .collect(Collectors.toSet());

    assertThat(firstCells("## Errors", "\\| [0-9]{3} \\| `([a-z_]+)` \\|"))
        .containsExactlyInAnyOrderElementsOf(codes);
  }

  @Test
  void the_table_of_permissions_has_every_permission() {
    assertThat(firstCells("## Who may what", "\\| `(user\\.[a-z.]+)` \\|"))
        .containsExactlyElementsOf(
            Arrays.stream(Permission.values()).map(Permission::key).toList());
  }

  @ParameterizedTest
  @EnumSource(Key.class)
  void the_table_of_the_configuration_has_every_key_with_its_names_and_default(Key key) {
    String standard = key.standard().isEmpty() ? "none" : "`" + key.standard() + "`";

    assertThat(section("## Configuration"))
        .contains(
            "| `%s` | `%s` | `%s` | %s | %s |"
                .formatted(key.text(), key.flag(), key.variable(), standard, key.meaning()));
  }

  @Test
  void the_table_of_metrics_has_every_series_that_is_shown() {
    String shown;
    try (Metrics metrics =
        Metrics.of(
            new InMemoryStore().deliveries(),
            Set.of(DeliveryRules.WEBHOOK),
            InstantSource.system())) {
      shown = metrics.text();
    }
    List<String> rows =
        Pattern.compile("# HELP (roster_\\w+) (.+)\n# TYPE \\w+ (\\w+)\n\\w+(?:\\{(.*)})? ")
            .matcher(shown)
            .results()
            .map(
                each ->
                    "| `%s` | %s | %s | %s |"
                        .formatted(each.group(1), each.group(3), labels(each), each.group(2)))
            .toList();

    assertThat(rows).hasSizeGreaterThan(5);
    assertThat(matches(section("## Metrics"), "(?m)^(\\| `roster_.*\\|)$"))
        .containsExactlyInAnyOrderElementsOf(rows);
  }

  private static String labels(MatchResult series) {
    return Arrays.stream(series.group(4).split(","))
        .map(label -> "`" + label.split("=")[0] + "`")
        .filter(label -> !label.equals("`le`"))
        .collect(Collectors.joining(", "));
  }

  @Test
  void the_table_of_routes_is_that_of_the_servers_own_description() throws IOException {
    JsonNode paths =
        new ObjectMapper()
            .readTree(RosterHttp.class.getResourceAsStream("openapi.json"))
            .path("paths");
    List<String> rows = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : paths.properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        String summary = operation.getValue().path("summary").asText();
        if (!summary.isEmpty()) {
          String method = operation.getKey().toUpperCase(Locale.ROOT);
          rows.add("| `%s %s` | %s |".formatted(method, path.getKey(), summary));
        }
      }
    }

    assertThat(matches(section("## Routes"), "(?m)^(\\| `[A-Z]+ /.*\\|)$"))
        .containsExactlyInAnyOrderElementsOf(rows);
  }

  @Test
  void every_file_that_is_named_as_the_home_of_a_rule_is_there() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(ROOT)) {
      files = all.filter(path -> path.toString().contains("src/main")).toList();
    }
    List<String> named = matches(section("## Rule -> file"), "`([A-Za-z0-9_./-]+\\.[a-z]+)`");

    assertThat(named).hasSizeGreaterThan(20);
    assertThat(named)
        .allSatisfy(
            name -> {
              String last = name.substring(name.lastIndexOf('/') + 1);
              assertThat(files).anyMatch(file -> file.endsWith(last));
            });
  }

  private static List<String> firstCells(String heading, String row) {
    return matches(section(heading), row);
  }

  private static List<String> matches(String text, String pattern) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }

  private static String section(String heading) {
    int begin = README.indexOf(heading + "\n");
    assertThat(begin).as(heading).isNotNegative();
    int end = README.indexOf("\n## ", begin + 1);
    return README.substring(begin, end < 0 ? README.length() : end);
  }

  private static String read() {
    try {
      return Files.readString(ROOT.resolve("README.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
