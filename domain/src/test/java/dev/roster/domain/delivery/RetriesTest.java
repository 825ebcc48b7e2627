package dev.roster.domain.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetriesTest {

  private static final double ALMOST_ALL = 0.9999;
  private static final Retries RETRIES =
      new Retries(Duration.ofSeconds(2), Duration.ofMinutes(1), 5);

  @ParameterizedTest(name = "after {0} failures at most {1} s")
  @CsvSource({"1, 2", "2, 4", "3, 8", "4, 16", "5, 32", "6, 60", "7, 60", "1000000, 60"})
  void the_range_of_pauses_doubles_up_to_the_longest(int failures, long seconds) {
    assertThat(RETRIES.pause(failures, ALMOST_ALL))
        .isBetween(Duration.ofMillis(seconds * 999), Duration.ofSeconds(seconds));
    assertThat(RETRIES.pause(failures, 0.5)).isEqualTo(Duration.ofMillis(seconds * 500));
    assertThat(RETRIES.pause(failures, 0)).isZero();
  }

  @Test
  void so_many_tries_and_no_more() {
    assertThat(RETRIES.usedUp(4)).isFalse();
    assertThat(RETRIES.usedUp(5)).isTrue();
    assertThat(RETRIES.usedUp(6)).isTrue();
  }

  @Test
  void the_standard_goes_on_for_hours() {
    Duration all = Duration.ZERO;
    for (int failures = 1; failures < Retries.STANDARD.tries(); failures++) {
      all = all.plus(Retries.STANDARD.pause(failures, 0.5));
    }
    assertThat(all).isBetween(Duration.ofHours(1), Duration.ofHours(6));
  }

  @Test
  void pauses_that_make_no_sense_are_refused() {
    Duration second = Duration.ofSeconds(1);
    assertThatIllegalArgumentException().isThrownBy(() -> new Retries(Duration.ZERO, second, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Retries(second.plusMillis(1), second, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Retries(second, second, 0));
  }
}
