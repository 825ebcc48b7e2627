package dev.roster.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roster.domain.delivery.DeliveryState;
import java.nio.file.Path;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program, on a real file, with a webhook that is really called. */
class DeliveringTest {

  private ProgramWithWebhook running;

  @BeforeEach
  void begin(@TempDir Path folder) throws Exception {
    running = ProgramWithWebhook.serving(folder, Map.of());
  }

  @AfterEach
  void end() {
    running.close();
  }

  private void awaitState(DeliveryState state, int count) {
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(running.deliveries())
                    .hasSize(count)
                    .allMatch(delivery -> delivery.progress().state() == state));
  }

  @Test
  void who_listens_hears_of_every_change_of_a_user_in_order() throws Exception {
    running.move(1);
    running.move(0);
    assertThat(running.next().at("/data/notice").asInt()).isEqualTo(10);
    assertThat(running.next().at("/data/notice").asInt()).isEqualTo(11);
    awaitState(DeliveryState.ACCEPTED, 2);
  }

  @Test
  void what_was_refused_for_a_while_comes_again_with_the_same_id() throws Exception {
    running.answer(503);
    running.move(1);
    JsonNode first = running.next();
    running.answer(200);
    assertThat(running.next().get("id")).isEqualTo(first.get("id"));
    awaitState(DeliveryState.ACCEPTED, 1);
  }

  @Test
  void what_is_gone_is_given_up() throws Exception {
    running.answer(410);
    running.move(1);
    running.next();
    awaitState(DeliveryState.DEAD, 1);
  }
}
