package dev.roster.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.roster.application.CreateUser;
import dev.roster.application.EditUser;
import dev.roster.application.UserRef;
import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Deliveries;
import dev.roster.application.port.Page;
import dev.roster.bootstrap.configuration.Configuration;
import dev.roster.bootstrap.configuration.Key;
import dev.roster.bootstrap.configuration.Settings;
import dev.roster.domain.delivery.DeliveryState;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.profile.Username;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program, on a real file, with a webhook that is really called. */
class DeliveringTest {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
  private final Lifetime lifetime = new Lifetime();
  private volatile int answer = 204;
  private HttpServer destination;
  private Program program;
  private UserId chief;
  private UserId ada;

  @BeforeEach
  void begin(@TempDir Path folder) throws Exception {
    destination = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    destination.createContext(
        "/hook",
        exchange -> {
          received.add(new ObjectMapper().readTree(exchange.getRequestBody()));
          exchange.sendResponseHeaders(answer, -1);
          exchange.close();
        });
    destination.start();
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
    program = Wiring.program(Configuration.of(Settings.gather(flags, Optional.empty(), Map.of())));
    lifetime.endsWith(program::close);
    program.serve(lifetime);
    chief = user(CreateUser.Command.named(new Username("chief")).in(GroupId.ADMINISTRATORS));
    ada = user(CreateUser.Command.named(new Username("ada")));
  }

  @AfterEach
  void end() {
    lifetime.close();
    destination.stop(0);
  }

  private UserId user(CreateUser.Command command) {
    return program
        .roster()
        .createUser()
        .create(command)
        .fold(
            user -> user.id(),
            no -> {
              throw new AssertionError(no);
            });
  }

  private void move(int status) {
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

  private JsonNode next() throws InterruptedException {
    JsonNode event = received.poll(20, TimeUnit.SECONDS);
    assertThat(event).as("what the webhook got").isNotNull();
    return event;
  }

  private void awaitState(DeliveryState state, int count) {
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(program.store().deliveries().list(Deliveries.Filter.ALL, Page.FIRST))
                    .hasSize(count)
                    .allMatch(delivery -> delivery.progress().state() == state));
  }

  @Test
  void who_listens_hears_of_every_change_of_a_user_in_order() throws Exception {
    move(1);
    move(0);
    assertThat(next().at("/data/notice").asInt()).isEqualTo(10);
    assertThat(next().at("/data/notice").asInt()).isEqualTo(11);
    awaitState(DeliveryState.ACCEPTED, 2);
  }

  @Test
  void what_was_refused_for_a_while_comes_again_with_the_same_id() throws Exception {
    answer = 503;
    move(1);
    JsonNode first = next();
    answer = 200;
    assertThat(next().get("id")).isEqualTo(first.get("id"));
    awaitState(DeliveryState.ACCEPTED, 1);
  }

  @Test
  void what_is_gone_is_given_up() throws Exception {
    answer = 410;
    move(1);
    next();
    awaitState(DeliveryState.DEAD, 1);
  }
}
