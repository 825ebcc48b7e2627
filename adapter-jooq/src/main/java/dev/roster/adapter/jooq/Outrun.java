package dev.roster.adapter.jooq;

/** A concurrent transaction was first; the same work may succeed if it is run again. */
final class Outrun extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Outrun() {
    super("a concurrent transaction was first", null, false, false);
  }
}
