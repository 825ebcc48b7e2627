package dev.roster.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

  private static final List<Result> RESULTS =
      List.of(
          new Result("whole/sqlite/patch/64/rate", "1/s", 5000.4, "roster", "4900 to 5100"),
          new Result("whole/sqlite/patch/64/rate", "1/s", 4000, "bare", ""),
          new Result("whole/sqlite/patch/64/ratio", "x", 1.25, "bare", "1.1 to 1.3"),
          new Result("whole/sqlite/patch/64/ratio", "x", 2.9, "one-by-one", ""),
          new Result("whole/sqlite/patch/64/p99", "ms", 10.1, "roster", ""),
          new Result("growth/patch/1000/p50", "ms", 0.4, "sqlite", ""),
          new Result("growth/patch/10000000/p50", "ms", 0.5, "sqlite", ""),
          Result.of("delivery/sqlite/rate", "1/s", 100),
          Result.of("delivery/sqlite/cpu", "s", 12.5),
          Result.of("delivery/sqlite/stored/p50", "ms", 20.4),
          Result.of("delivery/sqlite/stored/p95", "ms", 30),
          Result.of("delivery/sqlite/stored/p99", "ms", 40),
          Result.of("delivery/sqlite/stored/max", "ms", 50.25),
          Result.of("jmh/decide-a-change", "1/s", 2.5e6));

  @TempDir Path project;

  @Test
  void what_stands_between_the_marks_is_replaced_and_nothing_else() throws IOException {
    write("before\n<!-- benchmark:begin -->\nold\n<!-- benchmark:end -->\nafter\n");
    String readme = Files.readString(project.resolve("README.md"));
    assertThat(readme).startsWith("before\n<!-- benchmark:begin -->\n").doesNotContain("old");
    assertThat(readme).endsWith("\n<!-- benchmark:end -->\nafter\n");
    write(readme);
    assertThat(project.resolve("README.md")).hasContent(readme);
  }

  @Test
  void every_target_has_its_figure_and_whether_it_is_met() throws IOException {
    write("<!-- benchmark:begin --><!-- benchmark:end -->");
    assertThat(Files.readAllLines(project.resolve("README.md")))
        .contains(
            "| `patch` against `bare`, SQLite, 64 connections"
                + " | at least 0.8 times | 1.25 times | yes |",
            "| `patch` on SQLite, 64 connections, against one commit a request"
                + " | at least 3 times | 2.9 times | **no** |",
            "| `patch` p99 at half of the peak rate, SQLite, 64 connections"
                + " | at most 10 ms | 10.1 ms | **no** |",
            "| `patch` p50 at 10,000,000 users against 1,000, SQLite"
                + " | at most 1.5 times | 1.25 times | yes |",
            "| change to accepted webhook at 100 a second, median, SQLite"
                + " | at most 20 ms | 20.4 ms | **no** |",
            "| change to accepted webhook at 100 a second, median, PostgreSQL"
                + " | at most 20 ms | not measured |  |",
            "| idle resident memory | at most 128 MiB | not measured |  |");
  }

  @Test
  void figures_that_were_not_measured_are_dashes() throws IOException {
    write("<!-- benchmark:begin --><!-- benchmark:end -->");
    assertThat(Files.readAllLines(project.resolve("README.md")))
        .contains("| `patch` | 64 | 5,000 | 1.25 (1.1 to 1.3) | – | – | 10.1 | – | – |");
  }

  @Test
  void how_long_webhooks_take_is_told_by_the_clocks_of_both_ends() throws IOException {
    write("<!-- benchmark:begin --><!-- benchmark:end -->");
    assertThat(Files.readAllLines(project.resolve("README.md")))
        .contains(
            "| SQLite, as stored | 100 | 20.4 | 30 | 40 | 50.3 | 12.5 |",
            "| SQLite, as received | 100 | – | – | – | – | 12.5 |")
        .noneMatch(line -> line.startsWith("| PostgreSQL, as"));
  }

  @Test
  void a_part_that_is_measured_alone_leaves_the_figures_of_others() throws IOException {
    write("<!-- benchmark:begin --><!-- benchmark:end -->");
    Report.replace(
        project, "delivery/", List.of(Result.of("delivery/postgresql/stored/p50", "ms", 9)));
    assertThat(Files.readAllLines(project.resolve("README.md")))
        .contains(
            "| change to accepted webhook at 100 a second, median, PostgreSQL"
                + " | at most 20 ms | 9 ms | yes |",
            "| change to accepted webhook at 100 a second, median, SQLite"
                + " | at most 20 ms | not measured |  |",
            "| `patch` | 64 | 5,000 | 1.25 (1.1 to 1.3) | – | – | 10.1 | – | – |")
        .noneMatch(line -> line.startsWith("| SQLite, as"));
  }

  @Test
  void the_figures_and_well_formed_charts_lie_beside() throws Exception {
    write("<!-- benchmark:begin --><!-- benchmark:end -->");
    Path charts = project.resolve("benchmark/charts");
    assertThat(new Results(charts).read()).isEqualTo(RESULTS);
    for (String chart : List.of("patch-sqlite.svg", "growth-sqlite.svg")) {
      assertThat(
              DocumentBuilderFactory.newInstance()
                  .newDocumentBuilder()
                  .parse(charts.resolve(chart).toFile())
                  .getElementsByTagName("rect")
                  .getLength())
          .isGreaterThan(2);
      assertThat(Files.readString(project.resolve("README.md"))).contains(chart);
    }
  }

  @Test
  void a_readme_without_the_marks_is_left_alone() {
    assertThatThrownBy(() -> write("nothing")).isInstanceOf(IllegalStateException.class);
    assertThat(project.resolve("README.md")).hasContent("nothing");
  }

  private void write(String readme) throws IOException {
    Files.writeString(project.resolve("README.md"), readme);
    Report.write(project, RESULTS);
  }
}
