package dev.roster.application;

import dev.roster.application.port.ActorRef;
import dev.roster.domain.credential.Token;
import java.time.Duration;
import java.util.Objects;

/**
 * Gives whoever knows the pay password a token for changing it.
 *
 * <p>The token serves once, within 300 seconds, for its owner. Three wrong tries a day, in the
 * configured zone. Thread-safe.
 */
@FunctionalInterface
public interface AskPayPasswordToken {

  /** How long a token is valid. */
  Duration VALIDITY = Duration.ofSeconds(300);

  /** Wrong tries a day. */
  int TRIES_A_DAY = 3;

  /** Asks. A refusal about the pay password is about {@code PAY_PASSWORD}. */
  Outcome<Token> ask(Command command);

  /**
   * Who asks.
   *
   * @param actor not null
   * @param payPassword the current pay password as typed, not null; holds a secret
   */
  record Command(ActorRef actor, String payPassword) {
    /** Refuses null. */
    public Command {
      Objects.requireNonNull(actor, "actor");
      Objects.requireNonNull(payPassword, "payPassword");
    }

    /** The actor only. */
    @Override
    public String toString() {
      return "Command[actor=" + actor + "]";
    }
  }
}
