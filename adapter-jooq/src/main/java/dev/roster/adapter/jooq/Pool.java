package dev.roster.adapter.jooq;

import com.zaxxer.hikari.HikariConfig;
import javax.sql.DataSource;

/** How every pool is that this store opens itself; its thread ends when it is closed. */
final class Pool {

  /** In milliseconds; HikariCP takes no less. */
  private static final long MIN_TIMEOUT = 250;

  private Pool() {}

  static HikariConfig of(String name, DataSource source, int size, StoreOptions options) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("roster-" + name);
    config.setDataSource(source);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(Math.max(MIN_TIMEOUT, options.patience().toMillis()));
    return config;
  }
}
