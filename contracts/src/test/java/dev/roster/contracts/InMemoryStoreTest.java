package dev.roster.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.memory.InMemoryStore;
import dev.roster.application.port.Judged;
import dev.roster.application.port.Store;
import dev.roster.domain.identity.UserId;
import org.junit.jupiter.api.Test;

class InMemoryStoreTest extends StoreContract {

  @Override
  protected Store newStore() {
    return new InMemoryStore();
  }

  @Test
  void users_are_counted_from_1_upwards() {
    Store store = newStore();
    for (long number = 1; number <= 3; number++) {
      assertThat(store.users().create(Account.named("user" + number)))
          .isEqualTo(new Judged.Stored<>(Account.named("user" + number).apply(new UserId(number))));
    }
  }
}
