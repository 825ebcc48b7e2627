package dev.roster.domain.user;

import dev.roster.domain.credential.PasswordHash;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The answers to the questions of an earlier round.
 *
 * <p>An answer is found by its whole question, stored hash included, so an answer about a hash that
 * has moved since is simply not there. Immutable and thread-safe.
 *
 * @param matches copied
 * @param hashes copied
 */
public record Proofs(
    Map<Question.Matches, Boolean> matches, Map<Question.HashOf, PasswordHash> hashes) {

  /** Nothing is known yet. */
  public static final Proofs NONE = new Proofs(Map.of(), Map.of());

  /** Copies the maps. */
  public Proofs {
    matches = Map.copyOf(matches);
    hashes = Map.copyOf(hashes);
  }

  /** These proofs and one more. */
  public Proofs with(Question.Matches question, boolean answer) {
    Map<Question.Matches, Boolean> more = new HashMap<>(matches);
    more.put(question, answer);
    return new Proofs(more, hashes);
  }

  /** These proofs and one more. */
  public Proofs with(Question.HashOf question, PasswordHash answer) {
    Map<Question.HashOf, PasswordHash> more = new HashMap<>(hashes);
    more.put(question, answer);
    return new Proofs(matches, more);
  }

  Optional<Boolean> answer(Question.Matches question) {
    return Optional.ofNullable(matches.get(question));
  }

  Optional<PasswordHash> answer(Question.HashOf question) {
    return Optional.ofNullable(hashes.get(question));
  }

  /** How many, never which. */
  @Override
  public String toString() {
    return "Proofs[%d]".formatted(matches.size() + hashes.size());
  }
}
