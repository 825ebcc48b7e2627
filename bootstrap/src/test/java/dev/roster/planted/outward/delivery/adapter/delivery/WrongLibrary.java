package dev.roster.planted.outward.delivery.adapter.delivery;

import com.zaxxer.hikari.HikariDataSource;

/** Uses a library of another ring. */
public final class WrongLibrary {
  HikariDataSource source;
}
