package dev.roster.domain.credential;

/**
 * The stored hash of a login or pay password, with its scheme and cost inside.
 *
 * <p>Not blank, never null. Which schemes exist is known to the hasher only. Masks itself.
 * Immutable.
 */
public record PasswordHash(String text) {

  /**
   * Checks that there is a hash at all.
   *
   * @throws IllegalArgumentException if the text is blank: storage is damaged, nobody sends hashes
   */
  public PasswordHash {
    if (text.isBlank()) {
      throw new IllegalArgumentException("a stored hash is not blank");
    }
  }

  @Override
  public String toString() {
    return "PasswordHash[***]";
  }
}
