package dev.roster.bootstrap;

import dev.roster.bootstrap.command.CommandLines;
import dev.roster.bootstrap.command.Surroundings;
import dev.roster.bootstrap.configuration.BeanValidator;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The program. Its exit codes: 0 done, 1 refused or failed, 2 not understood. */
public final class Main {

  private Main() {}

  /** Executes one command, and ends the process with its exit code. */
  public static void main(String[] arguments) {
    // Newer JDKs have a console even where nobody sits at a terminal; this is the one of old.
    System.setProperty("jdk.console", "java.base");
    Thread ahead = new Thread(BeanValidator::get, "ahead");
    ahead.setDaemon(true);
    ahead.start();
    int code =
        run(
            Surroundings.ofTheProcess(),
            printing(FileDescriptor.out),
            printing(FileDescriptor.err),
            arguments);
    System.exit(code);
  }

  /** Executes one command and returns its exit code. */
  static int run(Surroundings around, PrintWriter out, PrintWriter err, String... arguments) {
    return CommandLines.of(around, arguments).setOut(out).setErr(err).execute(arguments);
  }

  /** In UTF-8, whatever the locale says: names are. */
  private static PrintWriter printing(FileDescriptor where) {
    return new PrintWriter(new FileOutputStream(where), true, StandardCharsets.UTF_8);
  }
}
