package dev.roster.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.adapter.bcrypt.BcryptHasher;
import dev.roster.adapter.http.HttpSettings;
import dev.roster.adapter.http.RosterHttp;
import dev.roster.adapter.jooq.JooqStore;
import dev.roster.application.CreateUser;
import dev.roster.application.Roster;
import dev.roster.application.port.PasswordHasher;
import dev.roster.domain.credential.NewPassword;
import dev.roster.domain.credential.Password;
import dev.roster.domain.credential.PasswordHash;
import dev.roster.domain.profile.Mobile;
import dev.roster.domain.profile.Username;
import dev.roster.domain.status.Status;
import dev.roster.domain.user.Contact;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nobody learns from a login that fails whether there is such an account, not even by a clock. */
class LoginSecrecyTest {

  private static final String PASSWORD = "roster-demo";
  private static final String KNOWN = "member";
  private static final String UNKNOWN = "nobody";

  /** Every other way to fail: unknown, without a password, locked out, and what cannot exist. */
  private static final List<String> OTHERS =
      List.of(
          UNKNOWN,
          "13812345678",
          "13912345678",
          "mini",
          "disabled",
          "no such name!",
          "\\ud800",
          "x@example.org",
          "");

  private static final int COST = 8;
  private static final int TRIES = 21;
  private static final int WARM_UP = 4;

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-02T04:00:00Z"));
  private final WatchedHasher hasher = new WatchedHasher();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private JooqStore store;
  private RosterHttp server;

  /** Where one logs in, and with what. */
  private enum Door {
    DISCUZ("/api/login", "{\"data\":{\"attributes\":{\"username\":\"%s\",\"password\":\"%s\"}}}"),
    WEIDU("/weidu/api/v1/users/login", "{\"login_id\":\"%s\",\"password\":\"%s\"}");

    private final String path;
    private final String body;

    Door(String path, String body) {
      this.path = path;
      this.body = body;
    }
  }

  /** All that a client sees, but for what differs with every request. */
  private record Answer(int status, Map<String, List<String>> headers, String body) {}

  /** Notes against which scheme and cost a password is verified. */
  private static final class WatchedHasher implements PasswordHasher {

    private static final int SCHEME_AND_COST = "$2a$00$".length();

    private final PasswordHasher real = BcryptHasher.ofCost(COST);
    private final ConcurrentLinkedQueue<String> verified = new ConcurrentLinkedQueue<>();

    @Override
    public PasswordHash hash(Password secret) {
      return real.hash(secret);
    }

    @Override
    public boolean matches(Password candidate, PasswordHash stored) {
      verified.add(stored.text().substring(0, SCHEME_AND_COST));
      return real.matches(candidate, stored);
    }

    @Override
    public boolean needsUpgrade(PasswordHash stored) {
      return real.needsUpgrade(stored);
    }
  }

  @BeforeEach
  void start(@TempDir Path folder) {
    store = JooqStore.sqlite(folder.resolve("roster.db"));
    Roster roster = Roster.builder().store(store).hasher(hasher).clock(now::get).build();
    NewPassword password = new NewPassword(PASSWORD);
    Contact reached = new Contact(Optional.of(new Mobile("13812345678")), Optional.empty());
    for (CreateUser.Command command :
        List.of(
            named(KNOWN).with(password).with(reached),
            named("mini"),
            named("disabled").with(password).with(Status.DISABLED))) {
      boolean created = roster.createUser().create(command).fold(user -> true, no -> false);
      assertThat(created).isTrue();
    }
    HttpSettings.Limits limits = HttpSettings.Limits.STANDARD.with(HttpSettings.Rates.OFF);
    server = RosterHttp.on(roster, HttpSettings.onLoopback(0).with(limits)).start();
  }

  private static CreateUser.Command named(String name) {
    return CreateUser.Command.named(new Username(name));
  }

  @AfterEach
  void stop() {
    server.stop();
    store.close();
  }

  @ParameterizedTest
  @EnumSource
  void whatever_is_wrong_the_answer_is_the_same_and_one_hash_of_one_cost_is_verified(Door door) {
    Answer wrong = logIn(door, KNOWN, "wrong");
    List<String> once = List.of("$2a$0" + COST + "$");
    assertThat(verified()).isEqualTo(once);
    assertThat(wrong.status()).isBetween(401, 403);
    for (String login : OTHERS) {
      assertThat(logIn(door, login, "wrong")).as(login).isEqualTo(wrong);
      assertThat(verified()).as(login).isEqualTo(once);
    }
    assertThat(logIn(door, UNKNOWN, PASSWORD)).isEqualTo(wrong);
    assertThat(logIn(door, "mini", "")).isEqualTo(wrong);
    assertThat(logIn(door, KNOWN, PASSWORD).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource
  void known_and_unknown_are_locked_out_alike_and_nothing_is_hashed(Door door) {
    lock(door, KNOWN);
    Answer locked = logIn(door, KNOWN, PASSWORD);
    assertThat(locked.status()).isEqualTo(429);
    for (String login : List.of(UNKNOWN, "13912345678", "mini", "disabled", "no such name!")) {
      lock(door, login);
      assertThat(logIn(door, login, PASSWORD)).as(login).isEqualTo(locked);
      assertThat(verified()).as(login).isEmpty();
    }
  }

  /** Fails as often as one may. */
  private void lock(Door door, String login) {
    for (int i = 0; i < 5; i++) {
      assertThat(logIn(door, login, "wrong").status()).isBetween(401, 403);
    }
    verified();
  }

  /** The bound is so wide that only a missing or a second hash breaks it. */
  @Test
  void no_way_to_fail_is_quicker_or_slower_than_a_wrong_password() {
    Map<String, List<Long>> times = new LinkedHashMap<>();
    for (int i = 0; i < WARM_UP + TRIES; i++) {
      for (String login : List.of(KNOWN, UNKNOWN, "mini", "disabled", "no such name!")) {
        long start = System.nanoTime();
        logIn(Door.DISCUZ, login, "wrong");
        long took = System.nanoTime() - start;
        if (i >= WARM_UP) {
          times.computeIfAbsent(login, any -> new ArrayList<>()).add(took);
        }
      }
      now.updateAndGet(before -> before.plus(Duration.ofMinutes(16)));
    }
    Map<String, Double> medians = new LinkedHashMap<>();
    times.forEach((login, nanos) -> medians.put(login, median(nanos) / 1e6));
    System.out.printf("failed logins at cost %d, median of %d, in ms: %s%n", COST, TRIES, medians);
    medians.forEach(
        (login, median) -> assertThat(median / medians.get(KNOWN)).as(login).isBetween(0.5, 2.0));
  }

  private static long median(List<Long> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  /** What was verified since this was last asked. */
  private List<String> verified() {
    List<String> verified = List.copyOf(hasher.verified);
    hasher.verified.clear();
    return verified;
  }

  private Answer logIn(Door door, String login, String password) {
    URI address = URI.create("http://127.0.0.1:" + server.port() + door.path);
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(door.body.formatted(login, password)))
            .build();
    try {
      var response = client.send(request, BodyHandlers.ofString());
      Map<String, List<String>> headers = new HashMap<>();
      response
          .headers()
          .map()
          .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
      headers.keySet().removeAll(Set.of("x-request-id", "date"));
      return new Answer(response.statusCode(), headers, response.body());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
