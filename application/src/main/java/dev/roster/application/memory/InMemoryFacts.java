package dev.roster.application.memory;

import dev.roster.application.port.Judged;
import dev.roster.application.port.Lookup;
import dev.roster.application.port.StoredFacts;
import dev.roster.domain.fact.UserFacts;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.user.Snapshot;
import java.util.function.BiFunction;

/** Recorded facts in memory. */
final class InMemoryFacts implements StoredFacts {

  private final Memory memory;

  InMemoryFacts(Memory memory) {
    this.memory = memory;
  }

  @Override
  public UserFacts of(UserId user) {
    return memory.read(tables -> of(tables, user));
  }

  @Override
  public Judged<UserFacts> change(
      Lookup lookup, BiFunction<Snapshot, UserFacts, Judged<UserFacts>> judge) {
    UserId user = lookup.target();
    return memory.write(
        tables -> {
          Judged<UserFacts> judged = judge.apply(Snapshots.of(tables, lookup), of(tables, user));
          if (judged instanceof Judged.Stored<UserFacts> stored) {
            tables.facts.put(user, stored.value());
          }
          return judged;
        });
  }

  static UserFacts of(Tables tables, UserId user) {
    return tables.facts.getOrDefault(user, UserFacts.EMPTY);
  }
}
