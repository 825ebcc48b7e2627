package dev.roster.bootstrap.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.roster.application.CreateUser;
import dev.roster.application.EditUser;
import dev.roster.application.Roster;
import dev.roster.application.UserRef;
import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Deliveries;
import dev.roster.application.port.Delivery;
import dev.roster.application.port.Page;
import dev.roster.bootstrap.configuration.Configuration;
import dev.roster.bootstrap.configuration.Key;
import dev.roster.bootstrap.configuration.Settings;
import dev.roster.bootstrap.endtoend.Crew;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.profile.Username;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The whole program, on a real file, with a webhook that is really called, an administrator, and
 * one user whose status can be moved.
 */
final class ProgramWithWebhook implements AutoCloseable {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
  private final Lifetime lifetime = new Lifetime();
  private final HttpServer destination;
  private final Program program;
  private final Optional<URI> metrics;
  private final UserId chief;
  private final UserId ada;
  private volatile int answer = 204;

  private ProgramWithWebhook(Path folder, Map<Key, String> more) throws IOException {
    destination = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    destination.createContext(
        "/hook",
        exchange -> {
          int now = answer;
          received.add(new ObjectMapper().readTree(exchange.getRequestBody()));
          exchange.sendResponseHeaders(now, -1);
          exchange.close();
        });
    destination.start();
    lifetime.endsWith(() -> destination.stop(0));
    Map<Key, String> flags = new HashMap<>();
    flags.put(Key.DATA, folder.toString());
    flags.put(Key.PORT, "0");
    flags.put(Key.BCRYPT_COST, "4");
    flags.put(Key.CHANNELS, "webhook");
    flags.put(
        Key.WEBHOOK_URLS,
        "default=http://127.0.0.1:%d/hook".formatted(destination.getAddress().getPort()));
    flags.put(Key.WEBHOOK_SECRETS, "default=" + SECRET);
    flags.put(Key.WEBHOOK_NETWORKS, "127.0.0.0/8");
    flags.putAll(more);
    program = Wiring.program(Configuration.of(Settings.gather(flags, Optional.empty(), Map.of())));
    lifetime.endsWith(program::close);
    try {
      metrics = program.showMetrics(lifetime);
      program.serve(lifetime);
    } catch (RuntimeException e) {
      lifetime.close();
      throw e;
    }
    Roster roster = program.roster();
    chief =
        Crew.add(
            roster, CreateUser.Command.named(new Username("chief")).in(GroupId.ADMINISTRATORS));
    ada = Crew.add(roster, CreateUser.Command.named(new Username("ada")));
  }

  /** Serves; some values of the configuration may be others. */
  static ProgramWithWebhook serving(Path folder, Map<Key, String> more) throws IOException {
    return new ProgramWithWebhook(folder, more);
  }

  Program program() {
    return program;
  }

  /** Where metrics are shown. */
  Optional<URI> metrics() {
    return metrics;
  }

  /** What the destination answers from now on. */
  void answer(int status) {
    answer = status;
  }

  /** The administrator changes the user's status. */
  void move(int status) {
    UserPatch patch =
        UserPatch.EMPTY.replace(Attribute.STATUS, status).replace(Attribute.REFUSE_MESSAGE, "spam");
    program
        .roster()
        .editUser()
        .edit(EditUser.Command.of(ActorRef.trusted(chief), UserRef.of(ada), patch))
        .fold(
            edited -> edited,
            no -> {
              throw new AssertionError(no);
            });
  }

  /** The event that the destination got next; waits for it. */
  JsonNode next() throws InterruptedException {
    JsonNode event = received.poll(20, TimeUnit.SECONDS);
    if (event == null) {
      throw new AssertionError("the webhook got nothing");
    }
    return event;
  }

  /** All deliveries there are. */
  List<Delivery> deliveries() {
    return program.store().deliveries().list(Deliveries.Filter.ALL, Page.FIRST);
  }

  @Override
  public void close() {
    lifetime.close();
  }
}
