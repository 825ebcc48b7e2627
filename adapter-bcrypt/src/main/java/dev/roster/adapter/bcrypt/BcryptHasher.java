package dev.roster.adapter.bcrypt;

import dev.roster.application.port.PasswordHasher;
import dev.roster.domain.credential.NewPassword;
import dev.roster.domain.credential.Password;
import dev.roster.domain.credential.PasswordHash;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.regex.Pattern;
import org.mindrot.jbcrypt.BCrypt;

/**
 * Hashes with bcrypt.
 *
 * <p>Makes {@code $2a$} hashes and verifies {@code $2a$}, {@code $2b$} and {@code $2y$} ones, which
 * are the same algorithm. A secret that bcrypt would cut (more than {@value NewPassword#MAX_BYTES}
 * bytes of UTF-8) or confuse with another (one with NUL, which ends a secret, or with an unpaired
 * surrogate, which UTF-8 turns into a question mark) is not hashed and matches nothing. Every
 * answer takes as long as verifying takes, whatever was asked. Thread-safe.
 */
public final class BcryptHasher implements PasswordHasher {

  /** The lowest cost that bcrypt has. */
  public static final int MIN_COST = 4;

  /** The highest cost that jbcrypt can count to; bcrypt itself has one more. */
  public static final int MAX_COST = 30;

  /** About 60 ms on one core of today. */
  public static final int RECOMMENDED_COST = 10;

  private static final String OWN_SCHEME = "$2a$";
  private static final Pattern READABLE =
      Pattern.compile("\\$2[aby]\\$(0[4-9]|[12][0-9]|30)\\$[./A-Za-z0-9]{53}");

  private final SecureRandom random = new SecureRandom();
  private final int cost;
  private final String ownPrefix;

  private BcryptHasher(int cost) {
    this.cost = cost;
    this.ownPrefix = "%s%02d$".formatted(OWN_SCHEME, cost);
  }

  /**
   * A hasher of this cost; each more doubles the time.
   *
   * @param cost {@value #MIN_COST} to {@value #MAX_COST}, see {@link #RECOMMENDED_COST}
   * @throws IllegalArgumentException if it is out of this range
   */
  public static BcryptHasher ofCost(int cost) {
    if (cost < MIN_COST || cost > MAX_COST) {
      throw new IllegalArgumentException(
          "a bcrypt cost is %d to %d, not %d".formatted(MIN_COST, MAX_COST, cost));
    }
    return new BcryptHasher(cost);
  }

  @Override
  public PasswordHash hash(Password secret) {
    if (!fits(secret)) {
      throw new IllegalArgumentException("bcrypt would cut this secret or confuse it with another");
    }
    return new PasswordHash(BCrypt.hashpw(secret.text(), BCrypt.gensalt(cost, random)));
  }

  @Override
  public boolean matches(Password candidate, PasswordHash stored) {
    boolean fits = fits(candidate);
    boolean readable = readable(stored);
    boolean same =
        BCrypt.checkpw(
            fits ? candidate.text() : "", readable ? inOwnScheme(stored) : hashOfNothing());
    return fits && readable && same;
  }

  /** Decision: the prefix alone does not matter, since all three name the same algorithm. */
  @Override
  public boolean needsUpgrade(PasswordHash stored) {
    return !readable(stored) || !inOwnScheme(stored).startsWith(ownPrefix);
  }

  private static boolean readable(PasswordHash stored) {
    return READABLE.matcher(stored.text()).matches();
  }

  private static String inOwnScheme(PasswordHash stored) {
    return OWN_SCHEME + stored.text().substring(OWN_SCHEME.length());
  }

  /** Readable, of the own cost, and the hash of no known secret. */
  private String hashOfNothing() {
    return ownPrefix + ".".repeat(53);
  }

  /** What UTF-8 cannot carry comes back from it as something else. */
  private static boolean fits(Password secret) {
    byte[] bytes = secret.text().getBytes(StandardCharsets.UTF_8);
    return bytes.length <= NewPassword.MAX_BYTES
        && secret.text().indexOf('\0') < 0
        && new String(bytes, StandardCharsets.UTF_8).equals(secret.text());
  }
}
