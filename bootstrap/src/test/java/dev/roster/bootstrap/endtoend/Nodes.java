package dev.roster.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.CreateUser;
import dev.roster.application.Roster;
import dev.roster.bootstrap.configuration.Configuration;
import dev.roster.bootstrap.configuration.Key;
import dev.roster.bootstrap.configuration.Settings;
import dev.roster.bootstrap.server.Lifetime;
import dev.roster.bootstrap.server.Program;
import dev.roster.bootstrap.server.Wiring;
import dev.roster.domain.identity.UserId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Servers within this process on one database, wired and configured as the program is. Whatever
 * they answer is watched: none of it may be a failure of the server. Thread-safe.
 */
final class Nodes implements AutoCloseable {

  private static final AtomicInteger ADDRESSES = new AtomicInteger();

  private final Database database;
  private final Lifetime lifetime = new Lifetime();
  private final List<Roster> rosters = new ArrayList<>();
  private final List<String> bases = new ArrayList<>();
  private final Queue<Caller.Answer> failures = new ConcurrentLinkedQueue<>();

  private Nodes(Database database) {
    this.database = database;
  }

  /** Starts so many. */
  static Nodes start(Database database, int count) {
    Nodes nodes = new Nodes(database);
    for (int node = 0; node < count; node++) {
      Program program = Wiring.program(configuration(database));
      nodes.lifetime.endsWith(program::close);
      nodes.bases.add(program.serve(nodes.lifetime));
      nodes.rosters.add(program.roster());
    }
    return nodes;
  }

  /** Mail goes to a port where nobody listens, so that what is owed stays where it is stored. */
  private static final String NOBODY = "1";

  /** A server that knows no limits of rate, hashes cheaply and lets anybody register. */
  static Configuration configuration(Database database) {
    Map<Key, String> flags = new EnumMap<>(Key.class);
    flags.put(database.key(), database.value());
    flags.put(Key.PORT, "0");
    flags.put(Key.BCRYPT_COST, "4");
    flags.put(Key.REGISTER, "open");
    flags.put(Key.CHANNELS, "mail");
    flags.put(Key.MAIL_HOST, "127.0.0.1");
    flags.put(Key.MAIL_PORT, NOBODY);
    flags.put(Key.MAIL_ENCRYPTION, "none");
    flags.put(Key.MAIL_FROM, "roster@example.org");
    flags.put(Key.SESSION_RATE, "0");
    flags.put(Key.ADDRESS_RATE, "0");
    flags.put(Key.PROXIES_TRUSTED, "127.0.0.1");
    return Configuration.of(Settings.gather(flags, Optional.empty(), Map.of()));
  }

  Database database() {
    return database;
  }

  /** Calls one of them, whoever has which number; nobody has logged in. */
  Caller at(int number) {
    return new Caller(bases.get(number % bases.size()), this::watch);
  }

  /** Calls one of them after a login at another. */
  Caller loggedIn(int number, String username) {
    Caller caller = at(number + 1);
    assertThat(caller.logIn(username, Crew.PASSWORD).status()).isEqualTo(200);
    return at(number).with(caller.token());
  }

  /** An address from which nobody has asked yet, in the header that says so. */
  static Map<String, String> fromElsewhere() {
    int number = ADDRESSES.incrementAndGet();
    return Map.of(
        "Content-Type",
        "application/json",
        "X-Forwarded-For",
        "198.51.%d.%d".formatted(number / 256, number % 256));
  }

  /** Asks one of them for a new user, as the command line does. */
  boolean create(int number, CreateUser.Command command) {
    return rosters
        .get(number % rosters.size())
        .createUser()
        .create(command)
        .fold(user -> true, rejections -> false);
  }

  /** Makes a user. */
  UserId add(CreateUser.Command command) {
    return Crew.add(rosters.get(0), command);
  }

  private void watch(Caller.Answer answer) {
    if (answer.status() >= 500) {
      failures.add(answer);
    }
  }

  /** Fails if any answer so far was a failure of the server. */
  void assertNoFailures() {
    assertThat(failures).isEmpty();
  }

  @Override
  public void close() {
    lifetime.close();
  }
}
