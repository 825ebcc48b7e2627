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
    try (Connection connection = source.getConnection()) {
      return texts(connection, query);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  static List<String> texts(Connection connection, String query) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  void run(String... statements) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
