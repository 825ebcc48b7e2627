package dev.roster.adapter.jooq;

/** A newer program has changed the tables; this one would not know what they mean. */
public final class SchemaTooNew extends CannotOpenDatabase {

  private static final long serialVersionUID = 1L;

  SchemaTooNew(String where, String found, String known) {
    super(
        "%s: the tables are of version %s, and this program knows them up to %s; use a newer program"
            .formatted(where, found, known));
  }
}
