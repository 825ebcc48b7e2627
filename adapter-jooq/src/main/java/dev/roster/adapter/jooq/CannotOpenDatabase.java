package dev.roster.adapter.jooq;

/**
 * A database cannot be used at all: not there, not writable, no database, or of another kind.
 *
 * <p>Thrown while a store is opened, never later. The message is one sentence for whoever starts
 * the program.
 */
public sealed class CannotOpenDatabase extends IllegalStateException permits SchemaTooNew {

  private static final long serialVersionUID = 1L;

  CannotOpenDatabase(String message) {
    super(message);
  }

  CannotOpenDatabase(String message, Throwable cause) {
    super(message, cause);
  }
}
