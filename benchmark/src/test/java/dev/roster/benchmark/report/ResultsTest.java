package dev.roster.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {

  private static final Result DECIDE = Result.of("jmh/decide-a-change", "1/s", 2.5e6);
  private static final Result PATCH =
      new Result("growth/patch/1000/p50", "ms", 0.4, "", "a \"note\"");

  @TempDir Path folder;

  @Test
  void what_every_part_has_written_is_read_together() {
    Results results = new Results(folder.resolve("results"));
    results.write("jmh", List.of(DECIDE));
    results.write("growth", List.of(PATCH));
    assertThat(results.read()).containsExactly(PATCH, DECIDE);
  }

  @Test
  void a_part_replaces_what_it_left_before() {
    Results results = new Results(folder);
    results.write("jmh", List.of(PATCH));
    results.write("jmh", List.of(DECIDE));
    assertThat(results.read()).containsExactly(DECIDE);
  }

  @Test
  void before_anything_is_measured_there_is_nothing() {
    assertThat(new Results(folder.resolve("none")).read()).isEmpty();
  }
}
