package dev.roster.domain.delivery;

import dev.roster.domain.permission.GroupId;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * To whom a rule sends, as the rule says it.
 *
 * <p>Immutable and thread-safe.
 */
public sealed interface Recipient {

  /** The user whom the notice is about. */
  record Subject() implements Recipient {}

  /**
   * Everybody who is a member of a group when the change is committed.
   *
   * @param group not null
   */
  record Members(GroupId group) implements Recipient {
    /** Refuses null. */
    public Members {
      Objects.requireNonNull(group, "group");
    }
  }

  /**
   * A destination that is no user, such as a webhook; what is behind the name, the channel knows.
   *
   * @param name 1 to 64 of {@code a-z}, {@code 0-9} and {@code -}
   */
  record Fixed(String name) implements Recipient {
    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if it has another form
     */
    public Fixed {
      if (!name.matches("[a-z0-9-]{1,64}")) {
        throw new IllegalArgumentException("a destination's name is 1 to 64 of a-z, 0-9 and -");
      }
    }
  }

  /** One result for each case. */
  default <R> R fold(Supplier<R> subject, Function<GroupId, R> members, Function<String, R> fixed) {
    if (this instanceof Members of) {
      return members.apply(of.group());
    }
    return this instanceof Fixed to ? fixed.apply(to.name()) : subject.get();
  }

  /** As rules are written: {@code subject}, {@code group:1} or {@code fixed:audit}. */
  default String text() {
    return fold(() -> "subject", group -> "group:" + group.value(), name -> "fixed:" + name);
  }

  /**
   * Reads what {@link #text} writes.
   *
   * @throws IllegalArgumentException if it is written otherwise
   */
  static Recipient parse(String text) {
    if (text.equals("subject")) {
      return new Subject();
    }
    if (text.matches("group:[1-9][0-9]{0,14}")) {
      return new Members(new GroupId(Long.parseLong(text.substring("group:".length()))));
    }
    if (text.startsWith("fixed:")) {
      return new Fixed(text.substring("fixed:".length()));
    }
    throw new IllegalArgumentException("a recipient is subject, group:NUMBER or fixed:NAME");
  }
}
