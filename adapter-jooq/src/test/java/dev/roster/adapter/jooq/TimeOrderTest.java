package dev.roster.adapter.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.domain.identity.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeOrderTest {

  @Test
  void a_number_is_the_time_and_something_random() {
    Instant time = Instant.parse("2026-11-21T12:58:26.123Z");
    List<Long> numbers =
        Stream.generate(() -> new TimeOrder(time::toEpochMilli).getAsLong()).limit(100).toList();
    assertThat(numbers)
        .allMatch(number -> (number >> 12) + TimeOrder.EPOCH == time.toEpochMilli())
        .allMatch(number -> Long.toString(number).length() == 15);
    assertThat(Set.copyOf(numbers)).as("of 4096").hasSizeGreaterThan(50);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2025-01-01T00:00:00.001Z", "2094-09-07T15:47:35.551Z"})
  void numbers_from_2025_to_2094_are_ids(String time) {
    TimeOrder order = new TimeOrder(Instant.parse(time)::toEpochMilli);
    assertThat(order.getAsLong()).isBetween(1L, UserId.MAX);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024-12-31T23:59:59.999Z", "2094-09-07T15:47:35.552Z"})
  void there_is_no_number_for_any_other_time(String time) {
    TimeOrder order = new TimeOrder(Instant.parse(time)::toEpochMilli);
    assertThatThrownBy(order::getAsLong).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void they_ascend_although_the_clock_stands_still_and_goes_back() {
    AtomicLong clock = new AtomicLong(TimeOrder.EPOCH + 1_000_000);
    TimeOrder order = new TimeOrder(clock::get);
    List<Long> numbers =
        LongStream.range(0, 30_000)
            .mapToObj(
                step -> {
                  clock.addAndGet(step % 100 == 0 ? -50 : step % 3 == 0 ? 1 : 0);
                  return order.getAsLong();
                })
            .toList();
    assertThat(numbers).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void threads_get_no_number_twice() {
    LongSupplier order = new TimeOrder(System::currentTimeMillis);
    List<Long> numbers =
        LongStream.range(0, 50_000)
            .parallel()
            .mapToObj(number -> order.getAsLong())
            .collect(Collectors.toList());
    assertThat(numbers).doesNotHaveDuplicates();
  }
}
