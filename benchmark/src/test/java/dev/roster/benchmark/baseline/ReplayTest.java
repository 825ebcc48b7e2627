package dev.roster.benchmark.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roster.adapter.jooq.JooqStore;
import dev.roster.application.port.History;
import dev.roster.application.port.Page;
import dev.roster.benchmark.load.Member;
import dev.roster.benchmark.run.Crew;
import dev.roster.domain.credential.TokenHash;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.user.User;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code bare} does by hand is what Roster would have done. */
class ReplayTest {

  @TempDir static Path folder;
  private static String url;
  private static Member ada;
  private static Map<String, Recording> recordings;

  @BeforeAll
  static void listen() throws IOException, InterruptedException, SQLException {
    Path file = folder.resolve("roster.db");
    url = "jdbc:sqlite:" + file;
    try (JooqStore store = JooqStore.sqlite(file)) {
      ada = Crew.populate(store, 100, 2).get(0);
    }
    Path recorded = folder.resolve("recordings.json");
    Recorder.record(Databases.sqlite(url), recorded);
    recordings = new HashMap<>();
    for (Recording each : new ObjectMapper().readValue(recorded.toFile(), Recording[].class)) {
      recordings.put(each.method(), each);
    }
  }

  @Test
  void a_change_is_stored_as_roster_stores_it() throws SQLException {
    Instant begin = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    replay("PATCH", "by hand");
    replay("PATCH", "by hand again");
    try (JooqStore store = JooqStore.sqlite(folder.resolve("roster.db"))) {
      User after = store.users().find(new UserId(ada.user())).orElseThrow();
      assertThat(after.profile().signature().text()).isEqualTo("by hand again");
      assertThat(after.timeline().updatedAt()).isBetween(begin, Instant.now());
      List<History.Entry> past = store.history().read(after.id(), Page.FIRST);
      assertThat(past.get(0).version()).isEqualTo(after.version());
      assertThat(past.get(1).version()).isEqualTo(after.version() - 1);
      assertThat(past.get(0).change().before()).isEqualTo("by hand");
      assertThat(past.get(0).change().after()).isEqualTo("by hand again");
      assertThat(past.get(0).at()).isEqualTo(after.timeline().updatedAt());
      assertThat(past.get(0).requestId()).isEqualTo("replayed");
    }
  }

  @Test
  void a_change_takes_one_transaction_and_what_differs_between_requests_is_nowhere_fixed() {
    Recording patch = recordings.get("PATCH");
    assertThat(patch.units().stream().filter(Recording.Unit::writes)).hasSize(1);
    List<Recording.Statement> writing = patch.units().get(patch.units().size() - 1).statements();
    assertThat(writing.get(0).sql()).isEqualTo("BEGIN IMMEDIATE");
    assertThat(writing.get(writing.size() - 1).sql()).isEqualTo("COMMIT");
    assertThat(
            patch.units().stream()
                .flatMap(unit -> unit.statements().stream())
                .flatMap(statement -> statement.binds().stream())
                .map(Recording.Bind::slot))
        .contains(Slot.values());
  }

  @Test
  void whose_request_it_is_the_store_knows_by_the_token() throws SQLException {
    replay("PUT", "described by hand");
    try (JooqStore store = JooqStore.sqlite(folder.resolve("roster.db"))) {
      User after = store.users().find(new UserId(ada.user())).orElseThrow();
      assertThat(after.profile().description().text()).isEqualTo("described by hand");
    }
  }

  @Test
  void reading_writes_nothing() {
    assertThat(recordings.get("GET").units()).isNotEmpty().noneMatch(Recording.Unit::writes);
  }

  private static void replay(String method, String text) throws SQLException {
    Map<Slot, Object> values = new EnumMap<>(Slot.class);
    if (recordings.get(method).path().contains("{id}")) {
      values.put(Slot.USER, ada.user());
    }
    values.put(Slot.TOKEN_HASH, TokenHash.of(ada.token()).hex());
    values.put(Slot.TEXT, text);
    values.put(Slot.NOW, System.currentTimeMillis());
    values.put(Slot.REQUEST_ID, "replayed");
    new Replay(Databases.on(url, 1), recordings.get(method)).run(values);
    assertThat(Arrays.asList(Slot.VERSION, Slot.SESSION)).allMatch(values::containsKey);
  }
}
