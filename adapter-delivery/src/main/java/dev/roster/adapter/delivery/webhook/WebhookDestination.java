package dev.roster.adapter.delivery.webhook;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * Where a webhook goes. Immutable and thread-safe; shows neither URL, which may hold a secret of
 * the destination, nor secrets.
 *
 * @param url absolute, {@code https} or {@code http}, with a host, without user and fragment
 * @param secrets those that are alive, at least one: two while one takes the place of the other
 */
public record WebhookDestination(URI url, List<WebhookSecret> secrets) {

  /**
   * Copies the secrets.
   *
   * @throws IllegalArgumentException if one of the rules above is broken; the message does not
   *     repeat the URL
   */
  public WebhookDestination {
    secrets = List.copyOf(secrets);
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !scheme.equals("http")) {
      throw new IllegalArgumentException("a webhook's URL begins with https or http");
    }
    if (url.getHost() == null) {
      throw new IllegalArgumentException("a webhook's URL names a host");
    }
    if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
      throw new IllegalArgumentException("a webhook's URL has no user and no fragment");
    }
    if (secrets.isEmpty()) {
      throw new IllegalArgumentException("a webhook has a secret");
    }
  }

  /** Whether everybody on the way can read what is sent. */
  boolean plain() {
    return url.getScheme().equalsIgnoreCase("http");
  }

  @Override
  public String toString() {
    return "WebhookDestination[***]";
  }
}
