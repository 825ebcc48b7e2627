package dev.roster.planted.outward.bcrypt.adapter.bcrypt;

import com.zaxxer.hikari.HikariDataSource;

/** Uses a library of another ring. */
public final class WrongLibrary {
  HikariDataSource source;
}
