package dev.roster.adapter.http;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * How the server listens. Immutable and thread-safe.
 *
 * @param host the address to bind, not blank
 * @param port 0 to 65535; 0 takes any that is free
 * @param bodyLimit the most bytes of a body, at least 1
 * @param stopTimeout how long requests in flight may take to finish once it stops; positive
 * @param testMode whether weidu requests may come without a token (seed 000, its test environment);
 *     only on loopback
 */
public record HttpSettings(
    String host, int port, int bodyLimit, Duration stopTimeout, boolean testMode) {

  /** 64 KiB. */
  public static final int BODY_LIMIT = 64 * 1024;

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");
  private static final int MAX_PORT = 65535;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of its range, or if test mode is to answer
   *     others than this machine; it names the setting
   */
  public HttpSettings {
    Objects.requireNonNull(stopTimeout, "stopTimeout");
    require(!host.isBlank(), "host must be given");
    require(port >= 0 && port <= MAX_PORT, "port must be 0 to 65535");
    require(bodyLimit >= 1, "body limit must be at least 1");
    require(stopTimeout.toMillis() > 0, "stop timeout must be positive");
    require(
        !testMode || LOOPBACK.contains(host),
        "test mode lets anyone be anybody: it needs host 127.0.0.1, ::1 or localhost");
  }

  /** On this machine only, for test mode or not. */
  public static HttpSettings onLoopback(int port, boolean testMode) {
    return new HttpSettings("127.0.0.1", port, BODY_LIMIT, Duration.ofSeconds(10), testMode);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
