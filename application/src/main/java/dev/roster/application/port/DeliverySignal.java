package dev.roster.application.port;

import dev.roster.domain.delivery.Channel;
import java.util.Set;

/**
 * Told that deliveries were committed, so that nobody has to look for those of the same node again
 * and again.
 *
 * <p>Only a hint: it comes after the commit, on the thread of the request, and does not come at all
 * if the process dies between, if another node made the change, or if a host's own transaction did.
 * Returns at once and throws nothing. Thread-safe.
 */
@FunctionalInterface
public interface DeliverySignal {

  /** Nobody is told. */
  DeliverySignal NONE = channels -> {};

  /** Deliveries may wait over these channels. */
  void committed(Set<Channel> channels);
}
