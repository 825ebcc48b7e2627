package dev.roster.bootstrap.endtoend;

import dev.roster.bootstrap.configuration.Key;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.condition.OS;

/**
 * An empty database for servers, and a look at it behind their backs.
 *
 * @param key which setting names it
 * @param value what it is set to
 * @param url how the tests reach it
 */
public record Database(Key key, String value, String url) {

  /** Which database it is. */
  public enum Kind {
    SQLITE {
      @Override
      public Database empty(Path folder) {
        Path file = folder.resolve("roster.db");
        return new Database(Key.DATA, file.toString(), "jdbc:sqlite:" + file);
      }
    },
    POSTGRESQL {
      @Override
      public Database empty(Path folder) {
        String name = "roster" + Postgres.DATABASES.incrementAndGet();
        at("postgres").run("create database " + name);
        return at(name);
      }

      private Database at(String name) {
        String url = Postgres.SERVER.getJdbcUrl("postgres", name);
        return new Database(Key.DATABASE, url, url);
      }
    };

    /** An empty one; what lies in a file lies in this folder. */
    public abstract Database empty(Path folder);

    /** Those that run here: PostgreSQL only where there is a binary for this machine. */
    public static List<Kind> here() {
      boolean both = OS.LINUX.isCurrentOs() && System.getProperty("os.arch").equals("amd64");
      return both ? List.of(values()) : List.of(SQLITE);
    }
  }

  /** One server for all tests that need one; it ends with them. */
  private static final class Postgres {

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.start();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  /** The setting as two words of a command line. */
  public List<String> flag() {
    return List.of("--" + key.text(), value);
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(url);
  }

  /** Runs statements. */
  void run(String... statements) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** The one number that a query finds. */
  public long number(String query) {
    return Long.parseLong(rows(query).get(0).get(0));
  }

  /** Every row, each value as text. */
  public List<List<String>> rows(String query) {
    List<List<String>> rows = new ArrayList<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      while (found.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
          row.add(found.getString(i));
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
