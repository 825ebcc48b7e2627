package dev.roster.adapter.jooq;

import java.sql.SQLException;

/**
 * A database cannot be used at all: not there, not writable, no database, or of another kind.
 *
 * <p>Thrown while a store is opened, never later. The message is one sentence for whoever starts
 * the program.
 */
public class CannotOpenDatabase extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  CannotOpenDatabase(String message, Throwable cause) {
    super(message, cause);
  }

  static CannotOpenDatabase because(SQLException cause) {
    return new CannotOpenDatabase("the database cannot be opened: " + cause.getMessage(), cause);
  }
}
