package dev.roster.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.port.Attempts.Limit;
import dev.roster.application.port.Attempts.Reservation;
import dev.roster.application.port.Attempts.Reservation.Granted;
import dev.roster.application.port.Attempts.Reservation.Refused;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link dev.roster.application.port.Attempts}. */
abstract class AttemptsContract extends PortContract {

  AttemptsContract(StoreContract contract) {
    super(contract);
  }

  @Test
  void tries_are_granted_up_to_the_bound_and_then_refused() {
    assertThat(granted(limit("ada", 2))).isTrue();
    assertThat(granted(limit("ada", 2))).isTrue();
    assertThat(granted(limit("ada", 2))).isFalse();
    assertThat(granted(limit("bob", 2))).isTrue();
  }

  @Test
  void a_refusal_tells_the_bound_and_the_oldest_try() {
    reserve(NOW.minusSeconds(5), limit("ada", 2));
    reserve(NOW.minusSeconds(9), limit("ada", 2));
    assertThat(reserve(NOW, limit("ada", 2)))
        .isEqualTo(new Refused(limit("ada", 2), NOW.minusSeconds(9)));
  }

  @Test
  void only_tries_after_the_given_moment_count() {
    Limit limit = limit("ada", 1);
    reserve(limit.since(), limit);
    assertThat(reserve(NOW, limit)).isInstanceOf(Granted.class);
    assertThat(reserve(NOW, limit)).isInstanceOf(Refused.class);
    store.attempts().forget("ada");
    reserve(limit.since().plusMillis(1), limit);
    assertThat(reserve(NOW, limit)).isEqualTo(new Refused(limit, limit.since().plusMillis(1)));
  }

  @Test
  void the_oldest_try_is_one_that_counts() {
    Limit limit = limit("ada", 1);
    reserve(limit.since().minusSeconds(1), limit);
    reserve(NOW.minusSeconds(3), limit);
    assertThat(reserve(NOW, limit)).isEqualTo(new Refused(limit, NOW.minusSeconds(3)));
  }

  @Test
  void a_try_counts_under_every_key() {
    assertThat(granted(limit("pair", 5), limit("account", 5), limit("address", 5))).isTrue();
    assertThat(granted(limit("pair", 1))).isFalse();
    assertThat(granted(limit("account", 1))).isFalse();
    assertThat(granted(limit("address", 1))).isFalse();
  }

  @Test
  void a_refused_try_counts_under_no_key() {
    reserve(NOW, limit("account", 1));
    Reservation refused = reserve(NOW, limit("pair", 5), limit("account", 1), limit("address", 5));
    assertThat(refused).isEqualTo(new Refused(limit("account", 1), NOW));
    assertThat(granted(limit("pair", 1))).isTrue();
    assertThat(granted(limit("address", 1))).isTrue();
    assertThat(granted(limit("account", 2))).isTrue();
  }

  @Test
  void of_two_bounds_that_are_reached_one_is_told() {
    reserve(NOW, limit("pair", 1), limit("account", 1));
    assertThat(reserve(NOW, limit("pair", 1), limit("account", 1)))
        .isIn(new Refused(limit("pair", 1), NOW), new Refused(limit("account", 1), NOW));
  }

  @Test
  void one_key_may_be_bounded_differently_by_each_caller() {
    granted(limit("ada", 1));
    assertThat(granted(limit("ada", 1))).isFalse();
    assertThat(granted(limit("ada", 2))).isTrue();
  }

  @Test
  void a_try_is_taken_back_from_every_key_and_only_itself() {
    reserve(NOW, limit("pair", 9), limit("account", 9));
    Granted second = (Granted) reserve(NOW, limit("pair", 9), limit("account", 9));
    store.attempts().takeBack(second);
    store.attempts().takeBack(second);
    assertThat(granted(limit("pair", 1))).isFalse();
    assertThat(granted(limit("account", 1))).isFalse();
    assertThat(granted(limit("pair", 2))).isTrue();
    assertThat(granted(limit("account", 2))).isTrue();
  }

  @Test
  void forgetting_a_key_forgets_no_other() {
    reserve(NOW, limit("pair", 1), limit("account", 1));
    store.attempts().forget("pair");
    store.attempts().forget("never tried");
    assertThat(granted(limit("pair", 1))).isTrue();
    assertThat(granted(limit("account", 1))).isFalse();
  }

  @Test
  void taking_back_what_is_forgotten_takes_back_no_later_try() {
    Granted forgotten = (Granted) reserve(NOW, limit("ada", 1));
    store.attempts().forget("ada");
    reserve(NOW, limit("ada", 1));
    store.attempts().takeBack(forgotten);
    assertThat(granted(limit("ada", 1))).isFalse();
  }

  @Test
  void keys_are_compared_as_they_are() {
    granted(limit("ada", 1));
    assertThat(granted(limit("Ada", 1))).isTrue();
    assertThat(granted(limit("ad_", 1))).isTrue();
    assertThat(granted(limit("ada ", 1))).isTrue();
  }

  @Test
  void of_many_tries_at_once_no_more_than_the_bound_are_granted() throws Exception {
    List<Boolean> granted =
        Race.of(16, number -> granted(limit("account", 5), limit("address " + number, 5)));
    assertThat(granted).filteredOn(Boolean::booleanValue).hasSize(5);
  }

  @Test
  void bounds_may_be_given_in_any_order_even_at_once() throws Exception {
    Limit pair = limit("pair", 5);
    Limit account = limit("account", 5);
    List<Boolean> granted =
        Race.of(16, number -> number % 2 == 0 ? granted(pair, account) : granted(account, pair));
    assertThat(granted).filteredOn(Boolean::booleanValue).hasSize(5);
  }

  private boolean granted(Limit... limits) {
    return reserve(NOW, limits) instanceof Granted;
  }

  private Reservation reserve(Instant now, Limit... limits) {
    return store.attempts().reserve(List.of(limits), now);
  }
}
