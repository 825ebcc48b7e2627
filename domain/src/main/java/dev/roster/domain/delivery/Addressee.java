package dev.roster.domain.delivery;

import dev.roster.domain.identity.UserId;
import java.util.Objects;
import java.util.function.Function;

/**
 * To whom one delivery goes: what became of a {@link Recipient} when its change was committed.
 *
 * <p>Immutable and thread-safe.
 */
public sealed interface Addressee {

  /**
   * A user: the subject, or one of the members of a group.
   *
   * @param id not null
   */
  record Person(UserId id) implements Addressee {
    /** Refuses null. */
    public Person {
      Objects.requireNonNull(id, "id");
    }
  }

  /**
   * A fixed destination.
   *
   * @param to not null
   */
  record Destination(Recipient.Fixed to) implements Addressee {
    /** Refuses null. */
    public Destination {
      Objects.requireNonNull(to, "to");
    }
  }

  /** One result for each case. */
  default <R> R fold(Function<UserId, R> person, Function<String, R> destination) {
    return this instanceof Person who
        ? person.apply(who.id())
        : destination.apply(((Destination) this).to().name());
  }

  /** As it is stored: {@code user:7} or {@code fixed:audit}. */
  default String text() {
    return fold(id -> "user:" + id.value(), name -> "fixed:" + name);
  }

  /**
   * Reads what {@link #text} writes.
   *
   * @throws IllegalArgumentException if it is written otherwise
   */
  static Addressee parse(String text) {
    if (text.matches("user:[1-9][0-9]{0,15}")) {
      return new Person(new UserId(Long.parseLong(text.substring("user:".length()))));
    }
    if (Recipient.parse(text) instanceof Recipient.Fixed fixed) {
      return new Destination(fixed);
    }
    throw new IllegalArgumentException("nobody is addressed by that");
  }
}
