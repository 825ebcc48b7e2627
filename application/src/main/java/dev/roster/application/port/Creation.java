package dev.roster.application.port;

import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.user.User;
import java.util.List;
import java.util.function.Function;

/** What became of a new user. */
public sealed interface Creation {

  /** It is stored. */
  record Created(User user) implements Creation {}

  /** Its name or mobile belongs to another; one rejection for each. */
  record Taken(List<Rejection> rejections) implements Creation {
    /** Copies the list. */
    public Taken {
      rejections = List.copyOf(rejections);
    }
  }

  /** One result for each case. */
  default <R> R fold(Function<User, R> created, Function<List<Rejection>, R> taken) {
    return this instanceof Created yes
        ? created.apply(yes.user())
        : taken.apply(((Taken) this).rejections());
  }
}
