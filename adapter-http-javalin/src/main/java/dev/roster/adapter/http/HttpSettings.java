package dev.roster.adapter.http;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * How the server listens. Immutable and thread-safe.
 *
 * @param host the address to bind, not blank
 * @param port 0 to 65535; 0 takes any that is free
 * @param stopTimeout how long requests in flight may take to finish once it stops; positive
 * @param testMode whether weidu requests may come without a token (seed 000, its test environment);
 *     only on loopback
 * @param limits how much a client may ask for, not null
 * @param wire how the answers look where that can be chosen, not null
 */
public record HttpSettings(
    String host, int port, Duration stopTimeout, boolean testMode, Limits limits, Wire wire) {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");
  private static final int MAX_PORT = 65535;

  /**
   * How much a client may ask for.
   *
   * @param body the most bytes of a body, at least 1
   * @param bulkBody the most bytes of a body that changes many users at once, at least 1
   */
  public record Limits(int body, int bulkBody) {

    /** 64 KiB, and 1 MiB for many users at once. */
    public static final Limits STANDARD = new Limits(64 * 1024, 1024 * 1024);

    /** Checks the ranges. */
    public Limits {
      require(body >= 1 && bulkBody >= 1, "body limits must be at least 1");
    }
  }

  /**
   * How the answers look where that can be chosen.
   *
   * @param jsonApi the face of the JSON:API dialect, not null
   * @param weiduAlwaysOk whether every weidu answer has the HTTP status 200, for clients that read
   *     only the number in the envelope
   * @param ifMatchRequired whether a user is changed only by who says what was seen of it
   */
  public record Wire(JsonApi jsonApi, boolean weiduAlwaysOk, boolean ifMatchRequired) {

    /** As the official clients expect it. */
    public static final Wire STANDARD = new Wire(JsonApi.DISCUZ, false, false);

    /** Refuses null. */
    public Wire {
      Objects.requireNonNull(jsonApi, "jsonApi");
    }

    /** The same with another face. */
    public Wire with(JsonApi jsonApi) {
      return new Wire(jsonApi, weiduAlwaysOk, ifMatchRequired);
    }

    /** The same, with the HTTP status 200 for every weidu answer or not. */
    public Wire withWeiduAlwaysOk(boolean weiduAlwaysOk) {
      return new Wire(jsonApi, weiduAlwaysOk, ifMatchRequired);
    }

    /** The same, with changes that need a precondition or not. */
    public Wire withIfMatchRequired(boolean ifMatchRequired) {
      return new Wire(jsonApi, weiduAlwaysOk, ifMatchRequired);
    }
  }

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of its range, or if test mode is to answer
   *     others than this machine; it names the setting
   */
  public HttpSettings {
    Objects.requireNonNull(stopTimeout, "stopTimeout");
    Objects.requireNonNull(limits, "limits");
    Objects.requireNonNull(wire, "wire");
    require(!host.isBlank(), "host must be given");
    require(port >= 0 && port <= MAX_PORT, "port must be 0 to 65535");
    require(stopTimeout.toMillis() > 0, "stop timeout must be positive");
    require(
        !testMode || LOOPBACK.contains(host),
        "test mode lets anyone be anybody: it needs host 127.0.0.1, ::1 or localhost");
  }

  /** On this machine only, with every default. */
  public static HttpSettings onLoopback(int port) {
    return new HttpSettings(
        "127.0.0.1", port, Duration.ofSeconds(10), false, Limits.STANDARD, Wire.STANDARD);
  }

  /** The same, listening there. */
  public HttpSettings at(String host, int port) {
    return new HttpSettings(host, port, stopTimeout, testMode, limits, wire);
  }

  /** The same with another stop timeout. */
  public HttpSettings withStopTimeout(Duration stopTimeout) {
    return new HttpSettings(host, port, stopTimeout, testMode, limits, wire);
  }

  /** The same, in test mode or not. */
  public HttpSettings withTestMode(boolean testMode) {
    return new HttpSettings(host, port, stopTimeout, testMode, limits, wire);
  }

  /** The same with other limits. */
  public HttpSettings with(Limits limits) {
    return new HttpSettings(host, port, stopTimeout, testMode, limits, wire);
  }

  /** The same with other answers. */
  public HttpSettings with(Wire wire) {
    return new HttpSettings(host, port, stopTimeout, testMode, limits, wire);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
