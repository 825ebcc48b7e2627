package dev.roster.contracts;

import dev.roster.application.memory.InMemoryStore;
import dev.roster.application.port.Store;
import dev.roster.domain.user.Channel;
import java.util.List;

class InMemoryStoreTest extends StoreContract {

  @Override
  protected Store newStore() {
    return new InMemoryStore();
  }

  @Override
  protected List<Channel> deliveries(Store store) {
    return ((InMemoryStore) store).deliveries();
  }
}
