package dev.roster.domain.credential;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The SHA-256 of a {@link Token}, {@value #LENGTH} lower-case hexadecimal digits: all that is
 * stored of it.
 *
 * <p>A plain hash is enough, since tokens are 128 random bits. Never null. Masks itself. Immutable.
 */
public record TokenHash(String hex) {

  /** The number of hexadecimal digits. */
  public static final int LENGTH = 64;

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{" + LENGTH + "}");

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if it is another one: storage is damaged, nobody sends hashes
   */
  public TokenHash {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("a token hash is 64 lower-case hexadecimal digits");
    }
  }

  /** The hash of the UTF-8 bytes of a token. */
  public static TokenHash of(String token) {
    byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
    try {
      return new TokenHash(
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "TokenHash[***]";
  }
}
