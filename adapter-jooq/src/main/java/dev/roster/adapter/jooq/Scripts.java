package dev.roster.adapter.jooq;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The scripts that make the tables, with their versions and checksums, as the history has them once
 * they ran.
 *
 * <p>A database whose history holds exactly these is opened without Flyway. A test compares this
 * list with what Flyway notes.
 */
final class Scripts {

  private static final Set<String> COMMON =
      Set.of(
          "1 V1__accounts.sql 252981094",
          "2 V2__facts_follows_erasure.sql -7605874",
          "3 V3__listing.sql -543493247",
          "4 V4__administrators.sql -895822690",
          "6 V6__deliveries.sql 1703016101");

  private static final Set<String> SQLITE = Set.of("5 V5__names_by_code_point.sql 303572451");

  private static final Set<String> POSTGRESQL =
      Set.of(
          "3.1 V3_1__names_by_code_point.sql 1330130391",
          "5 V5__names_by_code_point.sql 1299993706");

  private Scripts() {}

  /** Those of a database, in no order. */
  static Set<String> of(Engine engine) {
    Stream<String> own =
        switch (engine) {
          case SQLITE -> SQLITE.stream();
          case POSTGRESQL -> POSTGRESQL.stream();
        };
    return Stream.concat(COMMON.stream(), own).collect(Collectors.toUnmodifiableSet());
  }
}
