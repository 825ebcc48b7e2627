package dev.roster.application.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.port.Deliveries.Settlement;
import dev.roster.application.port.Delivery;
import dev.roster.domain.delivery.Channel;
import dev.roster.domain.delivery.DeliveryRules;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryListenerTest {

  private final List<String> heard = new ArrayList<>();

  private DeliveryListener listener(String name) {
    return new DeliveryListener() {
      @Override
      public void settled(Delivery delivery, Settlement settlement) {
        heard.add(name + " settled");
      }

      @Override
      public void notNoted(Delivery delivery, Settlement settlement) {
        heard.add(name + " not noted");
      }

      @Override
      public void leasingFailed(Channel channel, RuntimeException reason) {
        heard.add(name + " leasing failed");
      }
    };
  }

  @Test
  void two_that_are_joined_hear_everything_one_after_the_other() {
    DeliveryListener both = listener("one").and(listener("other"));
    both.settled(null, null);
    both.notNoted(null, null);
    both.leasingFailed(DeliveryRules.MAIL, new IllegalStateException());
    assertThat(heard)
        .containsExactly(
            "one settled",
            "other settled",
            "one not noted",
            "other not noted",
            "one leasing failed",
            "other leasing failed");
  }
}
