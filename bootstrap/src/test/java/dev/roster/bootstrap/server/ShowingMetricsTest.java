package dev.roster.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.adapter.jooq.JooqStore;
import dev.roster.bootstrap.configuration.Key;
import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a scrape of the whole program says, with a webhook that is really called. */
class ShowingMetricsTest {

  private static final Map<Key, String> SHOWN = Map.of(Key.METRICS_PORT, "0");
  private static final String TRIES =
      "roster_deliveries_tries_total{channel=\"webhook\",outcome=\"%s\"} %s";

  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir Path folder;

  private HttpResponse<String> ask(String method, URI where) {
    try {
      return client.send(
          HttpRequest.newBuilder(where).method(method, BodyPublishers.noBody()).build(),
          BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private String scrape(ProgramWithWebhook running) {
    return ask("GET", running.metrics().orElseThrow()).body();
  }

  /** Scrapes until it says so. */
  private void awaitLines(ProgramWithWebhook running, String... lines) {
    Awaitility.await().untilAsserted(() -> assertThat(scrape(running).lines()).contains(lines));
  }

  @Test
  void what_is_accepted_is_counted_with_the_time_that_it_took() throws Exception {
    try (ProgramWithWebhook running = ProgramWithWebhook.serving(folder, SHOWN)) {
      assertThat(scrape(running).lines())
          .contains(
              TRIES.formatted("accepted", "0.0"),
              TRIES.formatted("failed", "0.0"),
              TRIES.formatted("dead", "0.0"),
              "roster_deliveries_open{channel=\"webhook\"} 0.0",
              "roster_deliveries_oldest_age_seconds{channel=\"webhook\"} 0.0",
              "roster_delivery_latency_seconds_count{channel=\"webhook\"} 0");
      running.move(1);
      running.next();
      awaitLines(
          running,
          TRIES.formatted("accepted", "1.0"),
          TRIES.formatted("failed", "0.0"),
          "roster_delivery_latency_seconds_count{channel=\"webhook\"} 1",
          "roster_delivery_latency_seconds_bucket{channel=\"webhook\",le=\"3600.0\"} 1");
      assertThat(scrape(running))
          .contains("le=\"0.001\"")
          .doesNotContainPattern("latency_seconds_sum\\{channel=\"webhook\"\\} 0.0\n");
    }
  }

  @Test
  void what_fails_is_open_and_gets_older_until_it_is_given_up() throws Exception {
    try (ProgramWithWebhook running = ProgramWithWebhook.serving(folder, SHOWN)) {
      running.answer(503);
      running.move(1);
      running.next();
      awaitLines(
          running,
          "roster_deliveries_open{channel=\"webhook\"} 1.0",
          TRIES.formatted("dead", "0.0"));
      assertThat(scrape(running))
          .containsPattern("tries_total\\{channel=\"webhook\",outcome=\"failed\"\\} [1-9]")
          .containsPattern("oldest_age_seconds\\{channel=\"webhook\"\\} (0\\.[0-9]*[1-9]|[1-9])");
      running.answer(410);
      awaitLines(
          running,
          TRIES.formatted("dead", "1.0"),
          TRIES.formatted("accepted", "0.0"),
          "roster_deliveries_open{channel=\"webhook\"} 0.0",
          "roster_deliveries_oldest_age_seconds{channel=\"webhook\"} 0.0");
    }
  }

  /** Names of channels and of outcomes, and what the JVM has; nobody and nothing of anybody. */
  @Test
  void labels_are_a_few_words_that_are_known_beforehand() throws Exception {
    try (ProgramWithWebhook running = ProgramWithWebhook.serving(folder, SHOWN)) {
      running.move(1);
      running.next();
      awaitLines(running, TRIES.formatted("accepted", "1.0"));
      String all = scrape(running);
      Set<String> labels =
          Pattern.compile("(?m)^roster_[a-z_]+\\{(.*)} ")
              .matcher(all)
              .results()
              .map(line -> line.group(1).replaceAll(",le=\"[^\"]*\"", ""))
              .collect(Collectors.toSet());
      assertThat(labels)
          .containsExactlyInAnyOrder(
              "channel=\"webhook\"",
              "channel=\"webhook\",outcome=\"accepted\"",
              "channel=\"webhook\",outcome=\"failed\"",
              "channel=\"webhook\",outcome=\"dead\"");
      assertThat(all).contains("jvm_memory_used_bytes{").doesNotContain("ada", "spam", "/hook");
    }
  }

  @Test
  void when_the_store_is_gone_the_rest_is_still_shown() throws Exception {
    try (ProgramWithWebhook running = ProgramWithWebhook.serving(folder, SHOWN)) {
      ((JooqStore) running.program().store()).close();
      Awaitility.await()
          .untilAsserted(
              () ->
                  assertThat(scrape(running))
                      .doesNotContain("roster_deliveries_open{")
                      .containsPattern("leasing_failures_total\\{channel=\"webhook\"} [1-9]"));
    }
  }

  @Test
  void it_answers_reading_of_one_path_alone() throws Exception {
    try (ProgramWithWebhook running = ProgramWithWebhook.serving(folder, SHOWN)) {
      URI where = running.metrics().orElseThrow();
      assertThat(ask("GET", where).headers().firstValue("Content-Type"))
          .contains("text/plain; version=0.0.4; charset=utf-8");
      assertThat(ask("HEAD", where).statusCode()).isEqualTo(200);
      assertThat(ask("POST", where).statusCode()).isEqualTo(405);
      assertThat(ask("GET", where.resolve("/metrics/")).statusCode()).isEqualTo(404);
      assertThat(ask("GET", where.resolve("/")).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void it_ends_with_the_program() throws Exception {
    URI where;
    try (ProgramWithWebhook running = ProgramWithWebhook.serving(folder, SHOWN)) {
      where = running.metrics().orElseThrow();
    }
    assertThatThrownBy(() -> ask("GET", where)).hasCauseInstanceOf(ConnectException.class);
  }

  @Test
  void where_they_are_is_printed_before_it_is_ready() throws Exception {
    String out = printed(System.getProperty("java.class.path"), "--metrics-port", "0");
    assertThat(out)
        .containsPattern("\nmetrics http://127\\.0\\.0\\.1:[0-9]+/metrics\n(?s:.*\n)?ready ");
    assertThat(out).as("the other way round of the next test").contains("io.micrometer");
  }

  /** A start costs nothing for it, in time or in memory: the libraries may even be missing. */
  @Test
  void unless_it_is_asked_for_nothing_is_shown_and_nothing_of_it_is_loaded() throws Exception {
    String others =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(jar -> !jar.matches(".*/(micrometer|prometheus)-[^/]*"))
            .collect(Collectors.joining(File.pathSeparator));
    assertThat(printed(others))
        .contains(" dev.roster.bootstrap.server.Program ")
        .doesNotContain("io.micrometer", "io.prometheus", "com.sun.net.httpserver", "\nmetrics ");
  }

  /** What the program prints until it is ready, with the classes that it has loaded. */
  private String printed(String classPath, String... flags) throws IOException {
    Path out = folder.resolve("out.txt");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xlog:class+load",
                "-cp",
                classPath,
                "dev.roster.bootstrap.Main",
                "serve",
                "--port",
                "0",
                "--data",
                folder.toString()));
    command.addAll(List.of(flags));
    Process server =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    try {
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> Files.readString(out).contains("\nready ") || !server.isAlive());
    } finally {
      server.destroy();
    }
    assertThat(out).content().contains("\nready ");
    return Files.readString(out);
  }

  @Test
  void a_port_that_is_taken_is_named() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Map<Key, String> flags = Map.of(Key.METRICS_PORT, Integer.toString(taken.getLocalPort()));
      assertThatThrownBy(() -> ProgramWithWebhook.serving(folder, flags))
          .isInstanceOf(CannotListen.class)
          .hasMessageStartingWith(
              "cannot listen on 127.0.0.1:%d for metrics: Address already in use"
                  .formatted(taken.getLocalPort()));
    }
  }
}
