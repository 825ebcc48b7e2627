package dev.roster.adapter.jooq;

import dev.roster.application.port.Store;
import dev.roster.contracts.StoreContract;
import dev.roster.domain.delivery.Channel;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

class JooqStoreTest extends StoreContract {

  @TempDir Path folder;

  @Override
  protected Store newStore() {
    return JooqStore.sqlite(folder.resolve("roster.db"));
  }

  @Override
  protected List<Channel> deliveries(Store store) {
    return Sql.on(folder.resolve("roster.db")).texts("SELECT channel FROM roster_delivery").stream()
        .map(Channel::new)
        .toList();
  }
}
