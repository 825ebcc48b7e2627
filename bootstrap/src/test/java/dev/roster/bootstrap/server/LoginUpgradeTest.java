package dev.roster.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.adapter.bcrypt.BcryptHasher;
import dev.roster.adapter.http.HttpSettings;
import dev.roster.adapter.http.RosterHttp;
import dev.roster.adapter.jooq.JooqStore;
import dev.roster.application.CreateUser;
import dev.roster.application.Roster;
import dev.roster.domain.credential.NewPassword;
import dev.roster.domain.credential.PasswordHash;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.profile.Username;
import dev.roster.domain.user.User;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bcrypt of another cost, in a real database, by either way in. */
class LoginUpgradeTest {

  private static final String PASSWORD = "correct horse";

  private JooqStore store;
  private RosterHttp server;
  private User anna;

  @BeforeEach
  void startWithAHigherCostThanBefore(@TempDir Path folder) {
    store = JooqStore.sqlite(folder.resolve("roster.db"));
    CreateUser.Command command =
        CreateUser.Command.named(new Username("anna")).with(new NewPassword(PASSWORD));
    anna =
        roster(4)
            .createUser()
            .create(command)
            .fold(
                user -> user,
                no -> {
                  throw new AssertionError(no);
                });
    server = RosterHttp.on(roster(5), HttpSettings.onLoopback(0)).start();
  }

  private Roster roster(int cost) {
    return Roster.builder().store(store).hasher(BcryptHasher.ofCost(cost)).build();
  }

  @AfterEach
  void stop() {
    server.stop();
    store.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "/api/login                | {'data':{'attributes':{'username':'anna','password':'<password>'}}}",
        "/weidu/api/v1/users/login | {'login_id':'anna','password':'<password>'}",
      })
  void a_login_hashes_the_password_anew_at_the_cost_of_today(String path, String body)
      throws Exception {
    assertThat(post(path, body.replace("<password>", "wrong")).statusCode()).isIn(401, 403);
    assertThat(hash()).startsWith("$2a$04$");

    assertThat(post(path, body.replace("<password>", PASSWORD)).statusCode()).isEqualTo(200);

    String upgraded = hash();
    assertThat(upgraded).startsWith("$2a$05$");
    User stored = store.users().find(anna.id()).orElseThrow();
    assertThat(stored.version()).isEqualTo(1);
    assertThat(stored.timeline().updatedAt()).isEqualTo(anna.timeline().updatedAt());
    assertThat(stored.credentials().passwordChangedAt()).isEmpty();
    assertThat(post(path, body.replace("<password>", PASSWORD)).statusCode()).isEqualTo(200);
    assertThat(hash()).isEqualTo(upgraded);
  }

  @Test
  void an_imported_hash_of_the_same_cost_stays_as_it_came() throws Exception {
    UserId id = anna.id();
    String foreign = BcryptHasher.ofCost(5).hash(new NewPassword(PASSWORD).asPassword()).text();
    PasswordHash imported = new PasswordHash(foreign.replace("$2a$", "$2y$"));
    store.users().upgrade(id, new PasswordHash(hash()), imported);
    String login = "{'data':{'attributes':{'username':'anna','password':'" + PASSWORD + "'}}}";

    assertThat(post("/api/login", login).statusCode()).isEqualTo(200);

    assertThat(hash()).isEqualTo(imported.text());
  }

  private String hash() {
    return store
        .users()
        .find(anna.id())
        .orElseThrow()
        .credentials()
        .password()
        .orElseThrow()
        .text();
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.replace('\'', '"')))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }
}
