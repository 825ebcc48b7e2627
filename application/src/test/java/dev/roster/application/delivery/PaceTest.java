package dev.roster.application.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Time is a number here, so that many seconds pass at once. */
class PaceTest {

  private static final long SECOND = 1_000_000_000;

  /** What somebody begins who takes whatever is allowed, and looks again after random pauses. */
  @ParameterizedTest
  @CsvSource({"0.5, 1", "1, 2", "7, 8", "10, 12", "200, 221", "4000, 4401"})
  void no_second_sees_more_than_a_tenth_and_one_above_the_rate_and_all_of_it_is_used(
      double perSecond, int most) {
    SplittableRandom random = new SplittableRandom(7);
    long now = 5 * SECOND;
    Pace pace = new Pace(perSecond, now);
    Deque<Long> lastSecond = new ArrayDeque<>();
    long end = now + 60 * SECOND;
    long begun = 0;
    for (; now < end; now += 1 + random.nextLong(random.nextBoolean() ? 100_000 : SECOND / 20)) {
      int allowed = pace.allowed(now);
      pace.began(allowed);
      begun += allowed;
      for (int each = 0; each < allowed; each++) {
        lastSecond.add(now);
      }
      while (!lastSecond.isEmpty() && now - lastSecond.peek() >= SECOND) {
        lastSecond.remove();
      }
      assertThat(lastSecond).hasSizeLessThanOrEqualTo(most);
    }
    assertThat((double) begun).isBetween(60 * perSecond - 1, 60 * perSecond + most);
  }

  @Test
  void what_was_not_used_for_long_is_not_saved_up() {
    Pace pace = new Pace(100, 0);
    assertThat(pace.allowed(3_600 * SECOND)).isEqualTo(11);
  }

  @Test
  void it_says_when_the_next_may_begin() {
    Pace pace = new Pace(10, 0);
    assertThat(pace.untilNext()).isZero();
    pace.began(pace.allowed(0));
    assertThat(pace.untilNext()).isEqualTo(SECOND / 10);
    assertThat(pace.allowed(SECOND / 10 - 1)).isZero();
    assertThat(pace.allowed(SECOND / 10)).isEqualTo(1);
  }
}
