package dev.roster.adapter.jooq;

import dev.roster.application.port.Store;
import dev.roster.contracts.StoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class JooqStoreTest extends StoreContract {

  @TempDir Path folder;

  @Override
  protected Store newStore() {
    return JooqStore.sqlite(folder.resolve("roster.db"));
  }
}
