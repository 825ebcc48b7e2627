package dev.roster.adapter.http;

import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The origins whose pages may read the answers in a browser (CORS of the Fetch standard).
 *
 * <p>Each is written as browsers send it: scheme, host in small letters, and port unless it is the
 * scheme's own. Cookies mean nothing here, so that credentials are never allowed, and {@code *} is
 * as safe as any. Immutable and thread-safe.
 *
 * @param allowed such as {@code https://app.example.org}; or {@code *} alone for every origin; may
 *     be empty
 */
public record Origins(Set<String> allowed) {

  /** No page of another origin may read anything. */
  public static final Origins NONE = new Origins(Set.of());

  private static final String ANY = "*";
  private static final Pattern FORM =
      Pattern.compile(
          "https?://([a-z0-9]([a-z0-9.-]*[a-z0-9])?|\\[[0-9a-f:]+])(:[1-9][0-9]{0,4})?");
  private static final Pattern OWN_PORT = Pattern.compile("http://.*:80|https://.*:443");

  /**
   * Copies the set.
   *
   * @throws IllegalArgumentException if one is no origin as browsers send it, or {@code *} has
   *     company
   */
  public Origins {
    allowed = Set.copyOf(allowed);
    if (!allowed.equals(Set.of(ANY))) {
      allowed.forEach(Origins::require);
    }
  }

  private static void require(String origin) {
    Objects.requireNonNull(origin, "origin");
    if (!FORM.matcher(origin).matches() || OWN_PORT.matcher(origin).matches()) {
      throw new IllegalArgumentException("no origin as browsers send it: " + origin);
    }
  }

  /** Whether there are none. */
  boolean none() {
    return allowed.isEmpty();
  }

  /** Whether everybody is meant. */
  boolean any() {
    return allowed.contains(ANY);
  }

  /** Whether this origin is one of them. */
  boolean allows(String origin) {
    return any() || allowed.contains(origin);
  }
}
