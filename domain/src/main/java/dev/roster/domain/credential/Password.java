package dev.roster.domain.credential;

import java.util.Objects;

/**
 * A text that somebody presents as a password, right or wrong, to be verified or hashed.
 *
 * <p>Any text, exactly as sent: a password that was legal once must stay usable. Never null. Masks
 * itself. Immutable. Source: seed 003, request table, {@code password}.
 */
public record Password(String text) {

  public Password {
    Objects.requireNonNull(text);
  }

  @Override
  public String toString() {
    return "Password[***]";
  }
}
