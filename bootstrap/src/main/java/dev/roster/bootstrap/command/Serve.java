package dev.roster.bootstrap.command;

import dev.roster.bootstrap.configuration.Configuration;
import dev.roster.bootstrap.configuration.Key;
import dev.roster.bootstrap.configuration.Settings;
import dev.roster.bootstrap.server.Lifetime;
import dev.roster.bootstrap.server.Program;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Serves until the process is told to end. */
@Command(
    name = "serve",
    description =
        "Serves until it is told to end, and lets requests in flight finish then. Every value below"
            + " can also be given in the environment (ROSTER_USERNAME_QUOTA for --username-quota)"
            + " or in a file (username.quota=1). A flag goes before the environment, the"
            + " environment before the file.")
final class Serve implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(Serve.class);

  private final Surroundings around;

  @Spec private CommandSpec spec;

  Serve(Surroundings around) {
    this.around = around;
  }

  @Override
  public void run() {
    Settings settings = Flags.settings(spec.commandLine().getParseResult(), around.environment());
    Configuration configuration = Configuration.of(settings);
    settings
        .unknownVariables()
        .forEach(name -> LOG.warn("{} is no setting of Roster and has no effect", name));
    settings.all().forEach(setting -> LOG.info("setting {}", setting));
    try (Lifetime lifetime = new Lifetime()) {
      Program program = Storage.make(configuration);
      lifetime.endsWith(program::close);
      Optional<URI> metrics = program.showMetrics(lifetime);
      String address = program.serve(lifetime);
      if (!program.store().users().anyAdministrator()) {
        LOG.warn(
            "there is no administrator; add one: roster user add NAME --group 1 --password-stdin {}",
            where(settings, configuration));
      }
      PrintWriter out = spec.commandLine().getOut();
      metrics.ifPresent(where -> out.println("metrics " + where));
      out.println("ready " + address);
      lifetime.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String where(Settings settings, Configuration configuration) {
    Key key = configuration.database().url().isPresent() ? Key.DATABASE : Key.DATA;
    return key.flag() + " " + settings.of(key).shown();
  }
}
