package dev.roster.application;

import dev.roster.domain.identity.PublicId;
import dev.roster.domain.identity.UserId;
import java.util.function.Function;

/** Names a user, by either of its ids. */
public sealed interface UserRef {

  /** By the number of seed 003. */
  record ById(UserId id) implements UserRef {}

  /** By the public text of seed 000. */
  record ByPublicId(PublicId id) implements UserRef {}

  /** By number. */
  static UserRef of(UserId id) {
    return new ById(id);
  }

  /** By public id. */
  static UserRef of(PublicId id) {
    return new ByPublicId(id);
  }

  /** One result for each case. */
  default <R> R fold(Function<UserId, R> byId, Function<PublicId, R> byPublicId) {
    return this instanceof ById number
        ? byId.apply(number.id())
        : byPublicId.apply(((ByPublicId) this).id());
  }
}
