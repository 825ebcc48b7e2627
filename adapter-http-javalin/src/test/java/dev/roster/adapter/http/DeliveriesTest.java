package dev.roster.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roster.application.port.Deliveries;
import dev.roster.application.port.Deliveries.Leased;
import dev.roster.application.port.Deliveries.Settlement;
import dev.roster.domain.delivery.DeliveryRules;
import dev.roster.domain.delivery.DeliveryState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What administrators see and do of deliveries. */
class DeliveriesTest {

  private final Trial trial = delivering();

  @AfterEach
  void stop() {
    trial.close();
  }

  /** A trial in which every notice is owed by mail and to a webhook. */
  static Trial delivering() {
    return Trial.of(
        builder ->
            builder.policy(
                Trial.POLICY.with(
                    DeliveryRules.STANDARD.over(
                        Set.of(DeliveryRules.MAIL, DeliveryRules.WEBHOOK)))));
  }

  /** Disables member, and gives the mail up that is owed. */
  static long deadOne(Trial trial) {
    trial.clock.move(Duration.ofSeconds(1));
    disable(trial, 4);
    Instant now = Trial.START.plusSeconds(60);
    Deliveries deliveries = trial.memory.deliveries();
    Leased leased =
        deliveries.lease(DeliveryRules.MAIL, Set.of(), 1, now, now.plusSeconds(60)).get(0);
    deliveries.settle(
        leased.delivery().id(),
        leased.token(),
        new Settlement(DeliveryState.DEAD, now, Duration.ZERO, "no such mailbox"));
    return leased.delivery().id();
  }

  private static void disable(Trial trial, long id) {
    Answer answer =
        trial.call("PATCH", "/api/users/" + id).by("admin").attributes("'status':1").send();
    assertThat(answer.status()).isEqualTo(200);
  }

  private static List<String> told(Answer answer) {
    assertThat(answer.status()).isEqualTo(200);
    List<String> told = new ArrayList<>();
    for (JsonNode each : answer.at("/data")) {
      JsonNode attributes = each.path("attributes");
      told.add(
          "%s %s %s %d %d"
              .formatted(
                  attributes.path("state").textValue(),
                  attributes.path("channel").textValue(),
                  attributes.path("to").textValue(),
                  attributes.path("notice_id").intValue(),
                  attributes.path("user_id").intValue()));
    }
    return told;
  }

  private Answer deliveries(String query) {
    return trial.get("/api/deliveries" + query).by("admin").send();
  }

  @Test
  void each_is_shown_with_where_it_stands_and_what_went_wrong() {
    long dead = deadOne(trial);
    Answer answer = deliveries("?filter%5Bstate%5D=dead");
    assertThat(told(answer)).containsExactly("dead mail user:4 10 4");
    JsonNode attributes = answer.at("/data/0/attributes");
    assertThat(answer.at("/data/0/id").textValue()).isEqualTo(Long.toString(dead));
    assertThat(attributes.path("problem").textValue()).isEqualTo("no such mailbox");
    assertThat(attributes.path("tries").intValue()).isEqualTo(1);
    assertThat(attributes.path("ended_at").textValue()).isEqualTo("2026-03-02T12:01:00+08:00");
    assertThat(attributes.path("expires_at").textValue()).isEqualTo("2026-03-09T12:00:01+08:00");
  }

  /** Disabled are 4, of which the mail is dead, and a minute later 9. */
  // @formatter:off
  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', textBlock = """
      ''                                           | 4
      ?filter%5Bstate%5D=dead                      | 1
      ?filter%5Bstate%5D=dead,waiting              | 4
      ?filter%5Bstate%5D=                          | 4
      ?filter%5Bstate%5D=expired                   | 0
      ?filter%5Buser_id%5D=9                       | 2
      ?filter%5Bchannel%5D=webhook                 | 2
      ?filter%5Bchannel%5D=kafka                   | 0
      ?filter%5Bage%5D=60                          | 2
      ?filter%5Bage%5D=3600                        | 0
      ?filter%5Bage%5D=60&filter%5Bstate%5D=dead   | 1
      ?page%5Blimit%5D=1&page%5Bnumber%5D=4        | 1
      """)
  // @formatter:on
  void filters_and_pages_choose(String query, int count) {
    deadOne(trial);
    trial.clock.move(Duration.ofMinutes(2));
    disable(trial, 9);
    assertThat(told(deliveries(query))).hasSize(count);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "state%5D=lost",
        "user_id%5D=ada",
        "channel%5D=Mail",
        "age%5D=0",
        "age%5D=soon",
        "age%5D=99999999999"
      })
  void filters_that_are_not_understood_are_refused(String filter) {
    assertThat(deliveries("?filter%5B" + filter).status()).isEqualTo(400);
  }

  @Test
  void what_was_given_up_is_sent_once_more_and_not_twice() {
    String path = "/api/deliveries/" + deadOne(trial) + "/retry";
    assertThat(trial.post(path).by("admin").send().status()).isEqualTo(204);
    assertThat(told(deliveries("?filter%5Bchannel%5D=mail")))
        .containsExactly("waiting mail user:4 10 4");
    assertThat(trial.post(path).by("admin").send().status()).isEqualTo(404);
  }

  @Test
  void nothing_else_than_a_number_names_a_delivery() {
    for (String id : List.of("0", "01", "-1", "x", "4711")) {
      assertThat(trial.post("/api/deliveries/" + id + "/retry").by("admin").send().status())
          .isEqualTo(404);
    }
  }
}
