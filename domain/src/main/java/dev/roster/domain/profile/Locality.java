package dev.roster.domain.profile;

import dev.roster.domain.form.Characters;
import dev.roster.domain.form.Malformed;

/**
 * A city, a province or a country, by whatever name the user calls it.
 *
 * <p>Up to {@value #MAX} characters, kept as sent; may be empty, never null. Immutable. Source:
 * seed 000, request payload, {@code city}, {@code province}, {@code country}.
 */
public record Locality(String text) {

  /** The most characters. */
  public static final int MAX = 64;

  /** Nothing is said. */
  public static final Locality EMPTY = new Locality("");

  /**
   * Checks the length.
   *
   * @throws Malformed if the text is too long or not well-formed
   */
  public Locality {
    Characters.atMost(MAX, text);
  }

  /** Whether nothing is said. */
  public boolean isEmpty() {
    return text.isEmpty();
  }
}
