package dev.roster.domain.identity;

import dev.roster.domain.form.Characters;
import dev.roster.domain.form.Malformed;

/**
 * The person behind an account: real name, number of the identity document, and whether somebody
 * has checked them. Written by the embedding service, an import or the command line, never by a
 * request.
 *
 * <p>Both texts may be empty, neither is null; each has at most {@value #MAX} characters. Masks
 * itself. Immutable. Source: seed 003, response table, {@code realname} and {@code identity}; seed
 * 000, response body, {@code real_name_verified}. Decision: {@code verified} stands by itself,
 * since an import may know that a person was checked and not who it is.
 */
public record RealIdentity(String realname, String identity, boolean verified) {

  /** The most characters of each text. */
  public static final int MAX = 64;

  /** Nothing is known of the person. */
  public static final RealIdentity NONE = new RealIdentity("", "", false);

  private static final int ENDS = 2;

  /**
   * Checks the lengths.
   *
   * @throws Malformed if a text is too long or not well-formed
   */
  public RealIdentity {
    Characters.atMost(MAX, realname);
    Characters.atMost(MAX, identity);
  }

  /**
   * The number as it may be shown: the first and the last character, a star for each between. A
   * number of one or two characters is all stars, an empty one stays empty.
   */
  public String maskedIdentity() {
    int length = Characters.count(identity);
    if (length <= ENDS) {
      return "*".repeat(length);
    }
    return identity.substring(0, identity.offsetByCodePoints(0, 1))
        + "*".repeat(length - ENDS)
        + identity.substring(identity.offsetByCodePoints(identity.length(), -1));
  }

  @Override
  public String toString() {
    return "RealIdentity[***]";
  }
}
