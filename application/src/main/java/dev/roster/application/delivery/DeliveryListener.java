package dev.roster.application.delivery;

import dev.roster.application.port.Deliveries.Settlement;
import dev.roster.application.port.Delivery;
import dev.roster.domain.delivery.Channel;

/**
 * Hears what the worker does: for logs and figures. Called on the worker's threads, so it returns
 * at once; what it throws is a bug of the host. Thread-safe.
 */
public interface DeliveryListener {

  /** Hears nothing. */
  DeliveryListener NONE = new DeliveryListener() {};

  /** A try has ended, and that is noted. */
  default void settled(Delivery delivery, Settlement settlement) {}

  /**
   * A try has ended, and nothing is noted: the lease had run out and somebody else has taken it
   * over, the user was erased, or the store could not be reached. Unless it was erased it comes
   * again, under the same id.
   */
  default void notNoted(Delivery delivery, Settlement settlement) {}

  /**
   * Nothing could be leased, as a rule since the store cannot be reached; it is asked again soon.
   */
  default void leasingFailed(Channel channel, RuntimeException reason) {}

  /** Tells this one and then another; neither knows of the other. */
  default DeliveryListener and(DeliveryListener other) {
    return new Both(this, other);
  }
}
