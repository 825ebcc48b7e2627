package dev.roster.adapter.delivery.mail;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Which server takes our mail, and how it is spoken to. Shows no secret; immutable and thread-safe.
 *
 * @param host its name or address, which its certificate must be for
 * @param port 1 to 65535
 * @param encryption of the connection, not null
 * @param login who one is there; empty where nobody has to log in
 * @param sender whom mail is from, not null
 * @param limits how long a try may take, not null
 */
public record MailSettings(
    String host,
    int port,
    Encryption encryption,
    Optional<Login> login,
    Sender sender,
    Limits limits) {

  private static final int LAST_PORT = 65_535;

  /** How a connection is kept from others. */
  public enum Encryption {
    /** Not at all. */
    NONE,
    /** It begins in the clear; a server that does not take up TLS then gets no mail (RFC 3207). */
    STARTTLS,
    /** From the first byte on (RFC 8314). */
    TLS
  }

  /**
   * Who one is at the server. Shows neither name nor password.
   *
   * @param user not null
   * @param password not null
   * @param inTheClear whether the password may be sent where others can read it
   */
  public record Login(String user, String password, boolean inTheClear) {

    /** Refuses null. */
    public Login {
      Objects.requireNonNull(user, "user");
      Objects.requireNonNull(password, "password");
    }

    @Override
    public String toString() {
      return "Login[***]";
    }
  }

  /**
   * How long a try may take.
   *
   * @param connect until there is a connection, at least a millisecond
   * @param all until the mail is taken, however slowly something still comes; at least as long
   */
  public record Limits(Duration connect, Duration all) {

    /** 10 and 30 seconds: servers like to make strangers wait. */
    public static final Limits STANDARD =
        new Limits(Duration.ofSeconds(10), Duration.ofSeconds(30));

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
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of its range, or if a password would be sent
   *     in the clear that may not be
   */
  public MailSettings {
    Objects.requireNonNull(encryption, "encryption");
    Objects.requireNonNull(login, "login");
    Objects.requireNonNull(sender, "sender");
    Objects.requireNonNull(limits, "limits");
    if (host.isBlank() || port < 1 || port > LAST_PORT) {
      throw new IllegalArgumentException("a mail server has a host, and a port from 1 to 65535");
    }
    if (encryption == Encryption.NONE && login.filter(who -> !who.inTheClear()).isPresent()) {
      throw new IllegalArgumentException("without encryption everybody could read the password");
    }
  }

  @Override
  public String toString() {
    return "MailSettings[encryption=%s, limits=%s]".formatted(encryption, limits);
  }
}
