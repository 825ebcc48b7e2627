package dev.roster.adapter.delivery.webhook;

import dev.roster.domain.delivery.Recipient;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How webhooks are sent. Immutable and thread-safe.
 *
 * @param source of the events, as CloudEvents 1.0 mean it; not empty
 * @param destinations by the name that rules call them by
 * @param allowed networks that are no part of the Internet and are sent to all the same; also the
 *     only ones that are sent to by {@code http}
 * @param limits how long a try may take
 */
public record WebhookSettings(
    URI source,
    Map<String, WebhookDestination> destinations,
    List<Network> allowed,
    Limits limits) {

  /**
   * How long a try may take.
   *
   * @param connect until there is a connection, and again until it is encrypted; at least a
   *     millisecond
   * @param all until there is an answer, at least as long
   */
  public record Limits(Duration connect, Duration all) {

    /** 5 and 15 seconds; Standard Webhooks advise 15 to 30. */
    public static final Limits STANDARD = new Limits(Duration.ofSeconds(5), Duration.ofSeconds(15));

    /**
     * So long for a try; to connect as long as ever, as far as that leaves it.
     *
     * @throws IllegalArgumentException if it is less than a millisecond
     */
    public static Limits of(Duration all) {
      return new Limits(all.compareTo(STANDARD.connect) < 0 ? all : STANDARD.connect, all);
    }

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public Limits {
      if (connect.toMillis() < 1 || all.compareTo(connect) < 0) {
        throw new IllegalArgumentException(
            "a try takes a millisecond, and connects within its time");
      }
    }
  }

  /**
   * Copies the collections.
   *
   * @throws IllegalArgumentException if a name has another form than {@link Recipient.Fixed}, the
   *     source is empty, or a destination is reached by {@code http} though no network is allowed
   */
  public WebhookSettings {
    destinations = Map.copyOf(destinations);
    destinations.keySet().forEach(Recipient.Fixed::new);
    allowed = List.copyOf(allowed);
    if (source.toString().isEmpty()) {
      throw new IllegalArgumentException("webhooks need a source");
    }
    if (allowed.isEmpty() && destinations.values().stream().anyMatch(WebhookDestination::plain)) {
      throw new IllegalArgumentException("http is for networks that are allowed; use https");
    }
  }
}
