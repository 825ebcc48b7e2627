package dev.roster.bootstrap.command;

import dev.roster.bootstrap.configuration.Configuration;
import dev.roster.bootstrap.configuration.Key;
import dev.roster.bootstrap.configuration.Settings;
import dev.roster.bootstrap.demo.Population;
import dev.roster.bootstrap.demo.SampleMailServer;
import dev.roster.bootstrap.demo.SampleWebhook;
import dev.roster.bootstrap.demo.TemporaryFolder;
import dev.roster.bootstrap.demo.Walkthrough;
import dev.roster.bootstrap.server.Lifetime;
import dev.roster.bootstrap.server.Program;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves users to play with, on this machine alone and in test mode. */
@Command(
    name = "demo",
    description =
        "Serves ten users to play with, and prints requests to try. It listens on this machine"
            + " alone, and its test mode is on: requests of the weidu dialect need no token."
            + " Requests are not limited. What leaves the program, by mail or webhook, ends here and"
            + " is printed."
            + " Environment and files configure nothing here.")
final class DemoCommand implements Runnable {

  private static final String HOST = "127.0.0.1";
  private static final String DELETED = " (deleted in the end; stop with Ctrl-C)";

  @Spec private CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "The port to listen on; 0 takes a free one. Default: ${DEFAULT-VALUE}")
  private String port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where to keep the database. Default: nowhere, it is deleted in the end")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--database",
      paramLabel = "URL",
      defaultValue = "",
      description =
          "A PostgreSQL to keep the users in, as jdbc:postgresql://localhost:5432/roster. Default:"
              + " none, they are in SQLite")
  private String database;

  @Option(
      names = "--jsonapi",
      paramLabel = "FACE",
      defaultValue = "discuz",
      description =
          "discuz, as the clients of Discuz! Q read JSON:API, or strict. Default: ${DEFAULT-VALUE}")
  private String jsonapi;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    try (Lifetime lifetime = new Lifetime()) {
      Path folder = isTemporary() ? TemporaryFolder.until(lifetime) : data.orElse(Path.of("."));
      SampleMailServer mail = SampleMailServer.start(out);
      lifetime.endsWith(mail::stop);
      SampleWebhook webhook = SampleWebhook.start(out);
      lifetime.endsWith(webhook::stop);
      Configuration configuration = configuration(folder, mail.port(), webhook.url());
      Program program = Storage.make(configuration);
      lifetime.endsWith(program::close);
      Population.addIfEmpty(program.roster());
      String address = program.serve(lifetime);
      out.printf("Database: %s%s%n%n", configuration.storage(), isTemporary() ? DELETED : "");
      Walkthrough.print(program.roster(), address, configuration.jsonapi(), out);
      out.println("ready " + address);
      lifetime.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isTemporary() {
    return data.isEmpty() && database.isEmpty();
  }

  private Configuration configuration(Path folder, int mail, String webhook) {
    // @formatter:off
    Map<Key, String> flags = Map.ofEntries(
        Map.entry(Key.DATA,             folder.toString()),
        Map.entry(Key.DATABASE,         database),
        Map.entry(Key.DATABASE_IDS,     "sequential"),
        Map.entry(Key.HOST,             HOST),
        Map.entry(Key.PORT,             port),
        Map.entry(Key.JSONAPI,          jsonapi),
        Map.entry(Key.TEST_MODE,        "true"),
        Map.entry(Key.REGISTER,         "review"),
        Map.entry(Key.SESSION_RATE,     "0"),
        Map.entry(Key.ADDRESS_RATE,     "0"),
        Map.entry(Key.CHANNELS,         "mail,webhook"),
        Map.entry(Key.MAIL_HOST,        HOST),
        Map.entry(Key.MAIL_PORT,        Integer.toString(mail)),
        Map.entry(Key.MAIL_ENCRYPTION,  "none"),
        Map.entry(Key.MAIL_FROM,        "roster@example.com"),
        Map.entry(Key.WEBHOOK_URLS,     "default=" + webhook),
        Map.entry(Key.WEBHOOK_SECRETS,  "default=" + SampleWebhook.SECRET),
        Map.entry(Key.WEBHOOK_NETWORKS, HOST + "/32"));
    // @formatter:on
    return Configuration.of(Settings.gather(flags, Optional.empty(), Map.of()));
  }
}
