package dev.roster.adapter.jooq;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.sqlite.SQLiteDataSource;

/** Looks at a database behind the store's back, as another program would. */
record Sql(DataSource source) {

  static Sql on(Path file) {
    SQLiteDataSource source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + file);
    return new Sql(source);
  }

  /** The first column of every row, as text. */
  List<String> texts(String query) {
    return texts(query, 1);
  }

  private List<String> texts(String query, int column) {
    try (Connection connection = source.getConnection()) {
      return texts(connection, query, column);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** The steps in which SQLite would run a statement. */
  List<String> plan(String statement) {
    return texts("EXPLAIN QUERY PLAN " + statement, 4);
  }

  static List<String> texts(Connection connection, String query) {
    return texts(connection, query, 1);
  }

  private static List<String> texts(Connection connection, String query, int column) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(column));
      }
      return texts;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  void run(String... statements) {
    try (Connection connection = source.getConnection()) {
      run(connection, statements);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  static void run(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
