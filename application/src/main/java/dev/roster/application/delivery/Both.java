package dev.roster.application.delivery;

import dev.roster.application.port.Deliveries.Settlement;
import dev.roster.application.port.Delivery;
import dev.roster.domain.delivery.Channel;
import java.util.Objects;

/** Two that hear the same, one after the other. */
record Both(DeliveryListener first, DeliveryListener second) implements DeliveryListener {

  Both {
    Objects.requireNonNull(first, "first");
    Objects.requireNonNull(second, "second");
  }

  @Override
  public void settled(Delivery delivery, Settlement settlement) {
    first.settled(delivery, settlement);
    second.settled(delivery, settlement);
  }

  @Override
  public void notNoted(Delivery delivery, Settlement settlement) {
    first.notNoted(delivery, settlement);
    second.notNoted(delivery, settlement);
  }

  @Override
  public void leasingFailed(Channel channel, RuntimeException reason) {
    first.leasingFailed(channel, reason);
    second.leasingFailed(channel, reason);
  }
}
