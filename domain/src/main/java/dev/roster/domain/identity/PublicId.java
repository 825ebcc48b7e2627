package dev.roster.domain.identity;

import dev.roster.domain.form.Characters;
import dev.roster.domain.form.FormRule;
import dev.roster.domain.form.Malformed;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.UUID;

/**
 * The id of a user that tells nothing about how many there are: {@value #LENGTH} of {@code
 * [a-z0-9]}.
 *
 * <p>New ones are UUIDs in {@link ZBase32}; others are accepted, since not every id in use is one.
 * Compared case-sensitively. Never null. Immutable. Source: seed 000, request payload, {@code id}.
 */
public record PublicId(String text) {

  /** The length in characters. */
  public static final int LENGTH = 26;

  /**
   * Checks the form.
   *
   * @throws Malformed {@link FormRule#ILLEGAL_CHARACTER}, {@link FormRule#TOO_SHORT} or {@link
   *     FormRule#TOO_LONG}
   */
  public PublicId {
    Objects.requireNonNull(text);
    if (!Characters.isCode(LENGTH, text)) {
      Characters.between(LENGTH, LENGTH, text);
      throw Malformed.of(FormRule.ILLEGAL_CHARACTER);
    }
  }

  /** The id of a new user, from a random UUID. */
  public static PublicId of(UUID uuid) {
    byte[] bytes =
        ByteBuffer.allocate(2 * Long.BYTES)
            .putLong(uuid.getMostSignificantBits())
            .putLong(uuid.getLeastSignificantBits())
            .array();
    return new PublicId(ZBase32.encode(bytes));
  }
}
