package dev.roster.benchmark.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.benchmark.delivery.Times.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimesTest {

  private static final Instant BEGIN = Instant.parse("2030-01-31T08:00:00Z");

  private static Span span(long beginMillis, long tookMillis) {
    Instant begin = BEGIN.plusMillis(beginMillis);
    return new Span(begin, begin.plusMillis(tookMillis));
  }

  @Test
  void so_many_of_a_hundred_took_no_longer() {
    List<Span> all =
        IntStream.rangeClosed(1, 200).mapToObj(took -> span(took, 201 - took)).toList();
    Times times = Times.of(all, Duration.ZERO, Duration.ofSeconds(1));
    assertThat(times.percentile(50)).isEqualTo(100);
    assertThat(times.percentile(95)).isEqualTo(190);
    assertThat(times.percentile(99)).isEqualTo(198);
    assertThat(times.max()).isEqualTo(200);
    assertThat(times.perSecond()).isEqualTo(200);
  }

  @Test
  void of_one_it_is_always_that_one() {
    Times times = Times.of(List.of(span(0, 7)), Duration.ZERO, Duration.ofSeconds(2));
    assertThat(List.of(times.percentile(1), times.percentile(50), times.max())).containsOnly(7.0);
    assertThat(times.perSecond()).isEqualTo(0.5);
  }

  /** By when they began: one that began in the warm-up and ended after it does not count. */
  @Test
  void what_began_in_the_warm_up_or_after_the_end_does_not_count() {
    List<Span> all = new ArrayList<>(List.of(span(0, 9000), span(999, 9000), span(3000, 9000)));
    all.addAll(List.of(span(1000, 1), span(2999, 2)));
    Times times = Times.of(all, Duration.ofSeconds(1), Duration.ofSeconds(2));
    assertThat(times.millis()).containsExactly(1, 2);
  }

  @Test
  void less_than_a_millisecond_counts_too() {
    Span half = new Span(BEGIN, BEGIN.plusNanos(500_000));
    assertThat(Times.of(List.of(half), Duration.ZERO, Duration.ofSeconds(1)).max()).isEqualTo(0.5);
  }

  @Test
  void of_nothing_there_are_no_times() {
    assertThatThrownBy(() -> Times.of(List.of(), Duration.ZERO, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(
            () -> Times.of(List.of(span(0, 1)), Duration.ofSeconds(1), Duration.ofSeconds(1)))
        .isInstanceOf(IllegalStateException.class);
  }
}
