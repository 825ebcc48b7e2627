package dev.roster.domain.delivery;

import java.util.Locale;
import java.util.Set;

/**
 * Where a delivery is on its way.
 *
 * <p>From {@link #WAITING} and {@link #FAILED} it is leased; a lease ends in every other state, or
 * runs out and is taken over. {@link #ENDED} ones are left again only by who sends them once more
 * by hand.
 */
public enum DeliveryState {
  /** Committed, and never tried. */
  WAITING,
  /** Somebody is sending it, until a moment. */
  LEASED,
  /** Its destination has taken it. */
  ACCEPTED,
  /** The last try failed, and another follows. */
  FAILED,
  /** It was refused for good, or tried as often as its channel tries. */
  DEAD,
  /** Its time was over before its destination had taken it. */
  EXPIRED;

  /** The states in which something is still to come, and in which later ones of a user wait. */
  public static final Set<DeliveryState> OPEN = Set.of(WAITING, LEASED, FAILED);

  /** The states in which nothing is to come. */
  public static final Set<DeliveryState> ENDED = Set.of(ACCEPTED, DEAD, EXPIRED);

  /** The states in which its destination does not have it, and nobody will send it. */
  public static final Set<DeliveryState> GIVEN_UP = Set.of(DEAD, EXPIRED);

  /** The name in storage, filters and metrics: {@code waiting}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
