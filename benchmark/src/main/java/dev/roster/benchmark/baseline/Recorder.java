package dev.roster.benchmark.baseline;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roster.adapter.bcrypt.BcryptHasher;
import dev.roster.adapter.http.HttpSettings;
import dev.roster.adapter.http.RosterHttp;
import dev.roster.adapter.jooq.JooqStore;
import dev.roster.application.CreateUser;
import dev.roster.application.Roster;
import dev.roster.application.port.Sessions.NewSession;
import dev.roster.benchmark.baseline.Recording.Bind;
import dev.roster.benchmark.baseline.Recording.Kind;
import dev.roster.benchmark.baseline.Recording.Statement;
import dev.roster.benchmark.baseline.Recording.Unit;
import dev.roster.domain.credential.Token;
import dev.roster.domain.credential.TokenHash;
import dev.roster.domain.profile.Username;
import dev.roster.domain.user.Policy;
import dev.roster.domain.user.Registering;
import dev.roster.domain.user.User;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * Listens to Roster while it answers one request of each kind over HTTP, on a database that is
 * already there, as a user of its own. Every value that differs from request to request is one that
 * occurs nowhere else, so that it is known again wherever it turns up. Used once.
 */
public final class Recorder {

  private static final String TOKEN = "recorded".repeat(4).substring(0, Token.LENGTH);
  private static final String REQUEST_ID = "recorded-request";
  private static final String OLD_TEXT = "the recorded text of before";
  private static final String TEXT = "the recorded text";
  private static final long VERSION = 7_000_123;
  private static final long SESSION = 8_000_456;
  private static final Set<Slot> ANSWERED =
      EnumSet.of(Slot.USER, Slot.SESSION, Slot.VERSION, Slot.OLD_TEXT);

  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final DataSource source;
  private final StatementLog log;
  private Instant now = Instant.parse("2033-05-18T03:33:20.123Z");
  private long user;

  private Recorder(DataSource source) {
    this.source = source;
    this.log = new StatementLog(source);
  }

  /**
   * Records, and writes the recordings to a file.
   *
   * @param source a database with the tables of Roster or none; gets a user more
   */
  public static void record(DataSource source, Path file)
      throws IOException, InterruptedException, SQLException {
    Files.writeString(
        file, new ObjectMapper().writeValueAsString(new Recorder(source).recordings()));
  }

  private List<Recording> recordings() throws IOException, InterruptedException, SQLException {
    try (JooqStore store = JooqStore.on(log.source())) {
      Roster roster =
          Roster.builder()
              .store(store)
              .hasher(BcryptHasher.ofCost(4))
              .policy(Policy.STANDARD.with(Registering.OPEN))
              .clock(() -> now)
              .build();
      HttpSettings settings = HttpSettings.onLoopback(0);
      try (RosterHttp server = RosterHttp.on(roster, settings).start()) {
        begin(roster, store);
        return List.of(
            record(server, "GET", "/api/users/{id}", ""),
            record(
                server, "PATCH", "/api/users/{id}", "{'data':{'attributes':{'signature':'%s'}}}"),
            record(server, "PUT", "/weidu/api/v1/users/update", "{'desc':'%s'}"),
            record(
                server,
                "POST",
                "/api/register",
                "{'data':{'attributes':{'username':'recorded-2','password':'a long password',"
                    + "'password_confirmation':'a long password'}}}"));
      }
    }
  }

  private void begin(Roster roster, JooqStore store) throws SQLException {
    User made =
        roster
            .createUser()
            .create(CreateUser.Command.named(new Username("recorded")))
            .fold(
                each -> each,
                no -> {
                  throw new IllegalStateException(no.toString());
                });
    user = made.id().value();
    NewSession session =
        new NewSession(
            made.id(),
            TokenHash.of(TOKEN),
            TokenHash.of("refresh " + TOKEN),
            now,
            now.plus(Duration.ofHours(1)),
            "");
    store.sessions().open(session, each -> true).orElseThrow();
    run("UPDATE roster_session SET id = ? WHERE user_id = ?", SESSION, user);
  }

  private Recording record(RosterHttp server, String method, String path, String body)
      throws IOException, InterruptedException, SQLException {
    // A change is never dated to the moment of the one before.
    now = now.plus(PAUSE);
    run("UPDATE roster_user SET version = ? WHERE id = ?", VERSION, user);
    String column = body.contains("desc") ? "description" : "signature";
    run("UPDATE roster_user SET signature = '', description = '' WHERE id = ?", user);
    run("UPDATE roster_user SET " + column + " = ? WHERE id = ?", OLD_TEXT, user);
    log.take();
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.port() + path.replace("{id}", user + "")))
            .header("Authorization", "Bearer " + TOKEN)
            .header("Content-Type", "application/json")
            .header("X-Request-Id", REQUEST_ID)
            .method(
                method,
                HttpRequest.BodyPublishers.ofString(body.replace('\'', '"').formatted(TEXT)))
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(answer.body());
    }
    return new Recording(
        method,
        path,
        answer.statusCode(),
        answer.headers().firstValue("Content-Type").orElseThrow(),
        answer.body(),
        units(log.take()));
  }

  private List<Unit> units(List<StatementLog.Entry> entries) {
    Map<String, Slot> known = known();
    List<Unit> units = new ArrayList<>();
    List<Statement> statements = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      StatementLog.Entry entry = entries.get(i);
      if (entry.sql().equals(StatementLog.AUTO_COMMIT_OFF)) {
        throw new IllegalStateException("transactions begin with a statement here");
      }
      if (!entry.sql().matches("(?is)(pragma|savepoint|release)\\b.*")) {
        statements.add(statement(entry, known));
      }
      boolean last =
          i + 1 == entries.size() || entries.get(i + 1).connection() != entry.connection();
      if (last && !statements.isEmpty()) {
        units.add(unit(statements));
        statements = new ArrayList<>();
      }
    }
    return units;
  }

  private static Unit unit(List<Statement> statements) {
    boolean writes = statements.stream().anyMatch(each -> each.kind() == Kind.CHANGE);
    return new Unit(writes, List.copyOf(statements));
  }

  private Map<String, Slot> known() {
    Map<Slot, Object> values = new EnumMap<>(Slot.class);
    values.put(Slot.USER, user);
    values.put(Slot.TOKEN_HASH, TokenHash.of(TOKEN).hex());
    values.put(Slot.SESSION, SESSION);
    values.put(Slot.TEXT, TEXT);
    values.put(Slot.OLD_TEXT, OLD_TEXT);
    values.put(Slot.VERSION, VERSION);
    values.put(Slot.NEXT_VERSION, VERSION + 1);
    values.put(Slot.NOW, now.toEpochMilli());
    values.put(Slot.REQUEST_ID, REQUEST_ID);
    Map<String, Slot> known = new TreeMap<>();
    values.forEach((slot, value) -> known.put(value.toString(), slot));
    if (new HashSet<>(values.values()).size() != known.size() || user < 100) {
      throw new IllegalStateException("one value would be taken for another: " + values);
    }
    return known;
  }

  private static Statement statement(StatementLog.Entry entry, Map<String, Slot> known) {
    List<Bind> binds =
        entry.parameters().values().stream().map(value -> bind(value, known)).toList();
    List<String> getters = new ArrayList<>();
    Map<Integer, Slot> outputs = new TreeMap<>();
    entry
        .columns()
        .forEach(
            (column, value) -> {
              getters.add(value.method());
              Slot slot = known.get(String.valueOf(value.value()));
              if (slot != null && ANSWERED.contains(slot)) {
                outputs.put(column, slot);
              }
            });
    return new Statement(Kind.of(entry.sql()), entry.sql(), binds, getters, outputs);
  }

  private static Bind bind(StatementLog.Value value, Map<String, Slot> known) {
    if (value.value() == null) {
      return new Bind("setNull", null, null);
    }
    String text = value.value().toString();
    Slot slot = known.get(text);
    return new Bind(setter(value), slot, slot == null ? text : null);
  }

  /** What is set as an object has a type nevertheless. */
  private static String setter(StatementLog.Value value) {
    if (!value.method().equals("setObject")) {
      return value.method();
    }
    String type = value.value().getClass().getSimpleName();
    return "set" + type.replace("Integer", "Int");
  }

  private void run(String sql, Object... values) throws SQLException {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }
}
