package dev.roster.benchmark.baseline;

import java.util.List;
import java.util.Map;

/**
 * How Roster answers one request.
 *
 * @param method of the request
 * @param path of the request; {@code {id}} stands for the user
 * @param status of the answer
 * @param contentType of the answer
 * @param answer its body
 * @param units what it asks of the database, in order
 */
record Recording(
    String method, String path, int status, String contentType, String answer, List<Unit> units) {

  /**
   * Statements on one borrowed connection, those that begin and end a transaction among them.
   *
   * @param writes whether one of them changes something
   */
  record Unit(boolean writes, List<Statement> statements) {}

  /** How a statement is run. */
  enum Kind {
    /** It begins or ends a transaction, and is not prepared. */
    BORDER,
    QUERY,
    CHANGE;

    static Kind of(String sql) {
      if (sql.matches("(?is)(begin|commit)\\b.*")) {
        return BORDER;
      }
      return sql.matches("(?is)(select|with)\\b.*|.*\\breturning\\b.*") ? QUERY : CHANGE;
    }
  }

  /**
   * A statement.
   *
   * @param kind how it is run
   * @param sql its text, as it goes to the driver
   * @param binds its parameters
   * @param getters how each column of its rows is read
   * @param outputs the columns whose values later ones use, by their numbers
   */
  record Statement(
      Kind kind, String sql, List<Bind> binds, List<String> getters, Map<Integer, Slot> outputs) {}

  /**
   * A parameter.
   *
   * @param setter the method that sets it
   * @param slot what it is filled with; null if it is always the same
   * @param value what it is then; null in SQL too, or else as text
   */
  record Bind(String setter, Slot slot, String value) {}
}
