package dev.roster.adapter.jooq;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.roster.application.port.Store;
import dev.roster.contracts.StoreContract;
import dev.roster.domain.user.Channel;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The same scripts, the same code, the same promises. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class JooqStoreOnPostgresqlTest extends StoreContract {

  private static EmbeddedPostgres server;
  private static HikariDataSource source;

  @BeforeAll
  static void start() throws IOException {
    server = EmbeddedPostgres.start();
    HikariConfig config = new HikariConfig();
    config.setDataSource(server.getPostgresDatabase());
    config.setMaximumPoolSize(16);
    source = new HikariDataSource(config);
  }

  @AfterAll
  static void stop() throws IOException {
    source.close();
    server.close();
  }

  @Override
  protected Store newStore() {
    new Sql(source).run("DROP SCHEMA public CASCADE", "CREATE SCHEMA public");
    return JooqStore.on(source);
  }

  @Override
  protected List<Channel> deliveries(Store store) {
    return new Sql(source)
        .texts("SELECT channel FROM roster_delivery").stream().map(Channel::new).toList();
  }
}
