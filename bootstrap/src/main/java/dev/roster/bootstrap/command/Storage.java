package dev.roster.bootstrap.command;

import dev.roster.adapter.jooq.CannotOpenDatabase;
import dev.roster.bootstrap.configuration.Configuration;
import dev.roster.bootstrap.server.Program;
import dev.roster.bootstrap.server.Wiring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;

/** Opens the storage that a command works on, beside whatever else works on it. */
final class Storage {

  private Storage() {}

  /** The program of a configuration, whose storage is made if it is missing. */
  static Program make(Configuration configuration) {
    if (onSqlite(configuration)) {
      makeFolder(configuration.file().toAbsolutePath().getParent());
    }
    return wired(configuration);
  }

  private static void makeFolder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new Refused("the directory " + folder + " cannot be made");
    }
  }

  /** The program that a command line configures; its storage is made if it is missing. */
  static Program make(CommandSpec command, Surroundings around) {
    return make(configuration(command, around));
  }

  /**
   * The program that a command line configures; refused if its storage is missing. In a PostgreSQL
   * that is there the tables are made.
   */
  static Program open(CommandSpec command, Surroundings around) {
    Configuration configuration = configuration(command, around);
    if (onSqlite(configuration) && !Files.exists(configuration.file())) {
      throw new Refused("there is no database at " + configuration.file());
    }
    return wired(configuration);
  }

  private static boolean onSqlite(Configuration configuration) {
    return configuration.database().url().isEmpty();
  }

  private static Program wired(Configuration configuration) {
    try {
      return Wiring.program(configuration);
    } catch (CannotOpenDatabase e) {
      throw new Refused(e.getMessage().lines().findFirst().orElse("the database cannot be opened"));
    }
  }

  private static Configuration configuration(CommandSpec command, Surroundings around) {
    return Flags.configuration(command.commandLine().getParseResult(), around.environment());
  }
}
