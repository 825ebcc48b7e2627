package dev.roster.bootstrap.server;

import dev.roster.application.delivery.DeliveryListener;
import dev.roster.application.port.Deliveries.Settlement;
import dev.roster.application.port.Delivery;
import dev.roster.domain.delivery.Channel;
import dev.roster.domain.delivery.DeliveryState;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes into the log what an operator has to know of deliveries: numbers, never whom or what. */
final class DeliveryLog implements DeliveryListener {

  private static final Logger LOG = LoggerFactory.getLogger(DeliveryLog.class);

  /** Channels over which nothing can be leased, so that an outage is one line. */
  private final Map<Channel, Boolean> failing = new ConcurrentHashMap<>();

  @Override
  public void settled(Delivery delivery, Settlement settlement) {
    failing.remove(delivery.way().channel());
    if (settlement.state() == DeliveryState.DEAD) {
      LOG.warn("delivery {} is given up: {}", name(delivery), settlement.problem());
    } else if (settlement.state() == DeliveryState.FAILED) {
      LOG.info(
          "delivery {} failed and is tried again in {} ms: {}",
          name(delivery),
          settlement.pause().toMillis(),
          settlement.problem());
    }
  }

  @Override
  public void notNoted(Delivery delivery, Settlement settlement) {
    LOG.warn(
        "delivery {} is {}, which could not be noted; it may be sent again",
        name(delivery),
        settlement.state().text());
  }

  @Override
  public void leasingFailed(Channel channel, RuntimeException reason) {
    if (failing.put(channel, true) == null) {
      LOG.warn("nothing can be leased over {}: {}", channel.name(), reason.getMessage());
    }
  }

  private static String name(Delivery delivery) {
    return "%d (%s, notice %d, try %d)"
        .formatted(
            delivery.id(),
            delivery.way().channel().name(),
            delivery.notice().id().value(),
            delivery.progress().tries());
  }
}
