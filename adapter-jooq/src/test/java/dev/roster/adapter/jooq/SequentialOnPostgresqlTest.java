package dev.roster.adapter.jooq;

/** The same promises with small numbers, one after another. */
class SequentialOnPostgresqlTest extends JooqStoreOnPostgresqlTest {

  @Override
  StoreOptions options() {
    return StoreOptions.STANDARD.with(Numbering.SEQUENTIAL);
  }
}
