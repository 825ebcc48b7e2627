package dev.roster.domain.user;

import dev.roster.domain.credential.Password;
import dev.roster.domain.credential.PasswordHash;
import dev.roster.domain.patch.Attribute;
import java.util.Objects;

/**
 * Something costly that a decision needs to know about a secret; answered outside any transaction.
 */
public sealed interface Question {

  /** Which attribute the secret was sent as. */
  Attribute attribute();

  /**
   * Does the secret match the stored hash?
   *
   * @param attribute not null
   * @param candidate what was sent, not null
   * @param stored the hash at the moment of asking; if it moves, the answer is worth nothing
   */
  record Matches(Attribute attribute, Password candidate, PasswordHash stored) implements Question {
    /** Refuses null. */
    public Matches {
      Objects.requireNonNull(attribute, "attribute");
      Objects.requireNonNull(candidate, "candidate");
      Objects.requireNonNull(stored, "stored");
    }
  }

  /**
   * What is the hash of the new secret?
   *
   * @param attribute not null
   * @param secret not null
   */
  record HashOf(Attribute attribute, Password secret) implements Question {
    /** Refuses null. */
    public HashOf {
      Objects.requireNonNull(attribute, "attribute");
      Objects.requireNonNull(secret, "secret");
    }
  }
}
