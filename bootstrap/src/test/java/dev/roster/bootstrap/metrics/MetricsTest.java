package dev.roster.bootstrap.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.adapter.bcrypt.BcryptHasher;
import dev.roster.application.CreateUser;
import dev.roster.application.EditUser;
import dev.roster.application.Roster;
import dev.roster.application.UserRef;
import dev.roster.application.memory.InMemoryStore;
import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Deliveries;
import dev.roster.application.port.Deliveries.Settlement;
import dev.roster.application.port.Delivery;
import dev.roster.application.port.Page;
import dev.roster.application.port.Unavailable;
import dev.roster.bootstrap.endtoend.Crew;
import dev.roster.domain.delivery.DeliveryRules;
import dev.roster.domain.delivery.DeliveryState;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.profile.Username;
import dev.roster.domain.user.Policy;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsTest {

  private static final Instant BEGIN = Instant.parse("2030-01-31T08:00:00Z");

  private final InMemoryStore store = new InMemoryStore();
  private Instant now = BEGIN;
  private int asked;
  private boolean reachable = true;
  private final Metrics metrics =
      Metrics.of(watched(store.deliveries()), Set.of(DeliveryRules.WEBHOOK), () -> now);

  @AfterEach
  void end() {
    metrics.close();
  }

  /** The very deliveries, counting how often they are asked; while unreachable they fail. */
  private Deliveries watched(Deliveries deliveries) {
    return (Deliveries)
        Proxy.newProxyInstance(
            Deliveries.class.getClassLoader(),
            new Class<?>[] {Deliveries.class},
            (proxy, method, arguments) -> {
              asked++;
              if (!reachable) {
                throw new Unavailable("no connection", Duration.ofSeconds(1));
              }
              try {
                return method.invoke(deliveries, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** A user is disabled, of which a mail and a webhook are owed. */
  private void owe() {
    Roster roster =
        Roster.builder()
            .store(store)
            .hasher(BcryptHasher.ofCost(4))
            .clock(() -> now)
            .policy(
                Policy.STANDARD.with(
                    DeliveryRules.STANDARD.over(Set.of(DeliveryRules.MAIL, DeliveryRules.WEBHOOK))))
            .build();
    UserId chief =
        Crew.add(
            roster, CreateUser.Command.named(new Username("chief")).in(GroupId.ADMINISTRATORS));
    UserId ada = Crew.add(roster, CreateUser.Command.named(new Username("ada")));
    UserPatch disabled = UserPatch.EMPTY.replace(Attribute.STATUS, 1);
    roster.editUser().edit(EditUser.Command.of(ActorRef.trusted(chief), UserRef.of(ada), disabled));
  }

  /** The delivery over the webhook. */
  private Delivery owed() {
    owe();
    return store.deliveries().list(Deliveries.Filter.ALL, Page.FIRST).stream()
        .filter(each -> each.way().channel().equals(DeliveryRules.WEBHOOK))
        .findFirst()
        .orElseThrow();
  }

  private static Settlement ended(DeliveryState state, Instant at) {
    return new Settlement(state, at, Duration.ZERO, "");
  }

  @Test
  void what_is_open_is_shown_by_channel_also_of_one_that_this_node_does_not_send_over() {
    now = owed().createdAt().plusSeconds(90);
    assertThat(metrics.text().lines())
        .contains(
            "roster_deliveries_open{channel=\"mail\"} 1.0",
            "roster_deliveries_open{channel=\"webhook\"} 1.0",
            "roster_deliveries_oldest_age_seconds{channel=\"mail\"} 90.0",
            "roster_deliveries_oldest_age_seconds{channel=\"webhook\"} 90.0");
  }

  @Test
  void the_store_is_asked_once_a_second_at_most() {
    metrics.text();
    now = BEGIN.plusMillis(999);
    metrics.text();
    assertThat(asked).isEqualTo(1);
    now = BEGIN.plusSeconds(1);
    metrics.text();
    assertThat(asked).isEqualTo(2);
    now = BEGIN;
    metrics.text();
    assertThat(asked).as("when the clock was set back").isEqualTo(3);
  }

  @Test
  void while_the_store_cannot_be_asked_its_gauges_are_missing_and_nothing_else() {
    assertThat(metrics.text()).contains("roster_deliveries_open{");
    reachable = false;
    now = BEGIN.plusSeconds(10);
    assertThat(metrics.text())
        .doesNotContain("roster_deliveries_open{", "roster_deliveries_oldest_age_seconds{")
        .contains("roster_deliveries_tries_total{", "jvm_threads_live_threads");
    reachable = true;
    now = BEGIN.plusSeconds(20);
    assertThat(metrics.text()).contains("roster_deliveries_open{channel=\"webhook\"} 0.0");
  }

  @Test
  void the_time_of_what_is_accepted_is_from_its_change_on() {
    Delivery delivery = owed();
    Instant changed = delivery.createdAt();
    metrics.listener().settled(delivery, ended(DeliveryState.ACCEPTED, changed.plusMillis(15)));
    metrics.listener().settled(delivery, ended(DeliveryState.FAILED, changed.plusSeconds(15)));
    String bucket = "roster_delivery_latency_seconds_bucket{channel=\"webhook\",le=\"%s\"} %d";
    assertThat(metrics.text().lines())
        .contains(
            bucket.formatted("0.001", 0),
            bucket.formatted("0.01", 0),
            bucket.formatted("0.02", 1),
            bucket.formatted("3600.0", 1),
            bucket.formatted("+Inf", 1),
            "roster_delivery_latency_seconds_sum{channel=\"webhook\"} 0.015");
  }

  @Test
  void clocks_that_differ_make_no_time_negative() {
    metrics.listener().settled(owed(), ended(DeliveryState.ACCEPTED, BEGIN.minusSeconds(1)));
    assertThat(metrics.text().lines())
        .contains(
            "roster_delivery_latency_seconds_count{channel=\"webhook\"} 1",
            "roster_delivery_latency_seconds_sum{channel=\"webhook\"} 0.0");
  }

  @Test
  void what_is_given_back_untried_is_no_try() {
    metrics.listener().settled(owed(), ended(DeliveryState.WAITING, BEGIN));
    assertThat(metrics.text()).doesNotContainPattern("tries_total\\{.*} [1-9]");
  }

  @Test
  void what_could_not_be_noted_or_leased_is_counted_apart() {
    metrics.listener().notNoted(owed(), ended(DeliveryState.ACCEPTED, BEGIN));
    metrics.listener().leasingFailed(DeliveryRules.WEBHOOK, new IllegalStateException());
    assertThat(metrics.text().lines())
        .contains(
            "roster_deliveries_not_noted_total{channel=\"webhook\"} 1.0",
            "roster_deliveries_leasing_failures_total{channel=\"webhook\"} 1.0",
            "roster_deliveries_tries_total{channel=\"webhook\",outcome=\"accepted\"} 0.0");
  }
}
