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
 * @param proxies who is believed about where a request comes from, not null; none in test mode
 * @param origins whose pages may read the answers, not null
 */
public record HttpSettings(
    String host,
    int port,
    Duration stopTimeout,
    boolean testMode,
    Limits limits,
    Wire wire,
    Proxies proxies,
    Origins origins) {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");
  private static final int MAX_PORT = 65535;

  /**
   * How much a client may ask for, and how long it may take.
   *
   * @param body the most bytes of a body, at least 1
   * @param bulkBody the most bytes of a body that changes many users at once, at least 1
   * @param rates how often it may ask, not null
   * @param patience how long it is waited for, not null
   * @param crowd how many may come at the same time, not null
   */
  public record Limits(int body, int bulkBody, Rates rates, Patience patience, Crowd crowd) {

    /** 64 KiB, and 1 MiB for many users at once; every other default. */
    public static final Limits STANDARD =
        new Limits(64 * 1024, 1024 * 1024, Rates.STANDARD, Patience.STANDARD, Crowd.STANDARD);

    /** Checks the ranges. */
    public Limits {
      require(body >= 1 && bulkBody >= 1, "body limits must be at least 1");
      Objects.requireNonNull(rates, "rates");
      Objects.requireNonNull(patience, "patience");
      Objects.requireNonNull(crowd, "crowd");
    }

    /** The same with other rates. */
    public Limits with(Rates rates) {
      return new Limits(body, bulkBody, rates, patience, crowd);
    }

    /** The same with another patience. */
    public Limits with(Patience patience) {
      return new Limits(body, bulkBody, rates, patience, crowd);
    }

    /** The same with another crowd. */
    public Limits with(Crowd crowd) {
      return new Limits(body, bulkBody, rates, patience, crowd);
    }
  }

  /**
   * How often a client may ask.
   *
   * @param session for each session, not null
   * @param address for each address of IPv4, and each network of 64 bits of IPv6; not null
   */
  public record Rates(Rate session, Rate address) {

    /** 20 a second and 100 at once for a session; 50 and 200 for an address. */
    public static final Rates STANDARD = new Rates(new Rate(20, 100), new Rate(50, 200));

    /** As often as it likes. */
    public static final Rates OFF = new Rates(Rate.OFF, Rate.OFF);

    /** Refuses null. */
    public Rates {
      Objects.requireNonNull(session, "session");
      Objects.requireNonNull(address, "address");
    }
  }

  /**
   * A rate of requests.
   *
   * @param perSecond how many in the long run, at most 1,000,000; 0 for no limit
   * @param burst how many at once after a pause, 1 to 1,000,000
   */
  public record Rate(int perSecond, int burst) {

    /** No limit. */
    public static final Rate OFF = new Rate(0, 1);

    private static final int MOST = 1_000_000;

    /** Checks the ranges. */
    public Rate {
      require(perSecond >= 0 && perSecond <= MOST, "rate must be 0 to " + MOST);
      require(burst >= 1 && burst <= MOST, "burst must be 1 to " + MOST);
    }

    /** Whether there is no limit. */
    public boolean off() {
      return perSecond == 0;
    }
  }

  /**
   * How long a client is waited for.
   *
   * @param request from the first byte of a request to its last, and again from the first byte of
   *     the answer to its last; positive
   * @param idle how long a connection may stay open with nothing sent either way; positive
   */
  public record Patience(Duration request, Duration idle) {

    /** 30 seconds for a request or an answer, a minute for a pause. */
    public static final Patience STANDARD =
        new Patience(Duration.ofSeconds(30), Duration.ofSeconds(60));

    /** Checks the ranges. */
    public Patience {
      require(request.toMillis() > 0, "request timeout must be positive");
      require(idle.toMillis() > 0, "idle timeout must be positive");
    }
  }

  /**
   * How many may come at the same time.
   *
   * @param connections the most that are open, at least 1; more wait to be accepted
   * @param ofOneAddress the most of them that one address may have open, at least 1; more are
   *     closed
   * @param threads the most that work, at least {@value #LEAST_THREADS}; a connection needs one
   *     only while its request, which has come whole, is answered
   */
  public record Crowd(int connections, int ofOneAddress, int threads) {

    /** 1,000 connections, 200 of one address, and 100 threads. */
    public static final Crowd STANDARD = new Crowd(1_000, 200, 100);

    /** With fewer, some would only accept and none answer. */
    public static final int LEAST_THREADS = 8;

    /** Checks the ranges. */
    public Crowd {
      require(connections >= 1, "connections must be at least 1");
      require(ofOneAddress >= 1, "connections of one address must be at least 1");
      require(threads >= LEAST_THREADS, "threads must be at least " + LEAST_THREADS);
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
    Objects.requireNonNull(proxies, "proxies");
    Objects.requireNonNull(origins, "origins");
    require(!host.isBlank(), "host must be given");
    require(port >= 0 && port <= MAX_PORT, "port must be 0 to 65535");
    require(stopTimeout.toMillis() > 0, "stop timeout must be positive");
    require(
        !testMode || LOOPBACK.contains(host),
        "test mode lets anyone be anybody: it needs host 127.0.0.1, ::1 or localhost");
    require(
        !testMode || proxies.none(),
        "test mode lets anyone be anybody: behind a proxy everybody would be on this machine");
  }

  /** On this machine only, with every default. */
  public static HttpSettings onLoopback(int port) {
    return new HttpSettings(
        "127.0.0.1",
        port,
        Duration.ofSeconds(10),
        false,
        Limits.STANDARD,
        Wire.STANDARD,
        Proxies.NONE,
        Origins.NONE);
  }

  /** The same, listening there. */
  public HttpSettings at(String host, int port) {
    return new HttpSettings(host, port, stopTimeout, testMode, limits, wire, proxies, origins);
  }

  /** The same with another stop timeout. */
  public HttpSettings withStopTimeout(Duration stopTimeout) {
    return new HttpSettings(host, port, stopTimeout, testMode, limits, wire, proxies, origins);
  }

  /** The same, in test mode or not. */
  public HttpSettings withTestMode(boolean testMode) {
    return new HttpSettings(host, port, stopTimeout, testMode, limits, wire, proxies, origins);
  }

  /** The same with other limits. */
  public HttpSettings with(Limits limits) {
    return new HttpSettings(host, port, stopTimeout, testMode, limits, wire, proxies, origins);
  }

  /** The same with other answers. */
  public HttpSettings with(Wire wire) {
    return new HttpSettings(host, port, stopTimeout, testMode, limits, wire, proxies, origins);
  }

  /** The same behind other proxies. */
  public HttpSettings with(Proxies proxies) {
    return new HttpSettings(host, port, stopTimeout, testMode, limits, wire, proxies, origins);
  }

  /** The same for other pages. */
  public HttpSettings with(Origins origins) {
    return new HttpSettings(host, port, stopTimeout, testMode, limits, wire, proxies, origins);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
