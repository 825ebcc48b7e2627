package dev.roster.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roster.application.port.Attempts.Limit;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortValuesTest {

  @ParameterizedTest
  @CsvSource({"1, 1, 0", "1, 200, 0", "2, 20, 20", "2147483647, 200, 429496729200"})
  void a_page_knows_how_many_entries_lie_before_it(int number, int limit, long offset) {
    assertThat(new Page(number, limit).offset()).isEqualTo(offset);
  }

  @ParameterizedTest
  @CsvSource({"0, 20", "-1, 20", "1, 0", "1, -1", "1, 201"})
  void a_page_out_of_range_is_refused(int number, int limit) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Page(number, limit));
  }

  @Test
  void a_limit_allows_at_least_one_try() {
    assertThat(new Limit("key", 1, Instant.EPOCH).max()).isEqualTo(1);
    assertThatIllegalArgumentException().isThrownBy(() -> new Limit("key", 0, Instant.EPOCH));
  }

  @Test
  void unavailable_says_why_and_when_to_come_back() {
    Exception cause = new IllegalStateException("locked");
    Unavailable unavailable = new Unavailable("storage is locked", Duration.ofSeconds(2), cause);
    assertThat(unavailable).hasMessage("storage is locked").hasCause(cause);
    assertThat(unavailable.retryAfter()).isEqualTo(Duration.ofSeconds(2));
  }
}
