package dev.roster.benchmark.run;

import dev.roster.adapter.jooq.JooqStore;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** A store for servers to work on; every server gets a database of its own, of like content. */
interface Stage extends AutoCloseable {

  /** How many users there are. */
  int USERS = 1000;

  /** How many of them ask; as many connections as there can be. */
  int ASKING = 256;

  /** As it is written in names of figures and on the command line. */
  String name();

  /** The members that ask. */
  Path crew();

  /** Where the server is told to find its database. */
  List<String> flags(String subject) throws IOException, SQLException;

  /** JDBC for its database. */
  String url(String subject) throws IOException, SQLException;

  /** The store of a server that has ended. */
  JooqStore open(String subject);

  /** A database for listening to Roster. */
  DataSource scratch() throws IOException, SQLException;

  /** How many connections Roster uses for what {@code bare} gets a number of. */
  int connections();

  /** What the database uses in processes of its own. */
  Optional<Usage> usage();

  @Override
  void close() throws IOException;
}
