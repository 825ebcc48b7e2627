package dev.roster.adapter.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.port.Deliveries.Leased;
import dev.roster.application.port.Deliveries.Settlement;
import dev.roster.application.port.Unavailable;
import dev.roster.domain.delivery.DeliveryRules;
import dev.roster.domain.delivery.DeliveryState;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.user.Decision;
import dev.roster.domain.user.User;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was accepted survives the death of its process, whole. */
class CrashTest {

  private static final int WRITTEN = 150;

  @TempDir Path folder;

  @Test
  void two_processes_write_and_are_killed_and_every_accepted_change_is_there_whole()
      throws Exception {
    Path file = folder.resolve("roster.db");
    try (JooqStore store = JooqStore.sqlite(file)) {
      People.administrator(store, "chief");
      People.member(store, "ada", "13800000001");
      People.member(store, "bob", "13800000002");
    }
    List<Process> writers = List.of(writer(file, 2), writer(file, 3));
    long ofAda = accepted(writers.get(0));
    long ofBob = accepted(writers.get(1));
    for (Process writer : writers) {
      writer.destroyForcibly().waitFor();
    }
    assertWhole(file, 2, ofAda);
    assertWhole(file, 3, ofBob);
    assertThat(Sql.on(file).texts("PRAGMA integrity_check")).containsExactly("ok");
  }

  /** Every version but the first has its audit row, its notice and its delivery. */
  private static void assertWhole(Path file, long user, long accepted) {
    Sql sql = Sql.on(file);
    long version =
        Long.parseLong(sql.texts("SELECT version FROM roster_user WHERE id = " + user).get(0));
    assertThat(version).isGreaterThanOrEqualTo(accepted);
    for (String table : List.of("roster_audit", "roster_notice", "roster_delivery")) {
      assertThat(sql.texts("SELECT count(*) FROM %s WHERE user_id = %d".formatted(table, user)))
          .containsExactly(Long.toString(version - 1));
    }
  }

  private static long accepted(Process writer) throws IOException {
    List<String> versions = lines(writer, WRITTEN);
    return Long.parseLong(versions.get(versions.size() - 1));
  }

  private static Process writer(Path file, long user) throws IOException {
    return process(Writer.class, file.toString(), Long.toString(user));
  }

  private static Process process(Class<?> main, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  @Test
  void what_a_killed_process_had_leased_is_taken_over_and_what_it_noted_stays_noted()
      throws Exception {
    Path file = folder.resolve("roster.db");
    try (JooqStore store = JooqStore.sqlite(file)) {
      User chief = People.administrator(store, "chief");
      for (int number = 0; number < 40; number++) {
        User user = People.member(store, "user" + number, "138000000" + (10 + number));
        for (int step = 1; step <= 4; step++) {
          People.edit(store, chief, user, UserPatch.EMPTY.replace(Attribute.STATUS, step % 2));
        }
      }
    }
    Process sender = process(Sender.class, file.toString());
    List<String> noted = lines(sender, 50);
    sender.destroyForcibly().waitFor();
    Sql sql = Sql.on(file);
    assertThat(sql.texts("SELECT id FROM roster_delivery WHERE state = 'accepted'"))
        .containsAll(noted);
    try (JooqStore store = JooqStore.sqlite(file)) {
      assertThat(Sender.sendAll(store, Sender.BEGIN, line -> {})).isLessThan(110);
      assertThat(sql.texts("SELECT id FROM roster_delivery WHERE state = 'leased'")).isNotEmpty();
      Sender.sendAll(store, Sender.BEGIN.plus(Sender.LEASE), line -> {});
    }
    assertThat(sql.texts("SELECT state FROM roster_delivery"))
        .hasSize(160)
        .containsOnly("accepted");
    assertThat(sql.texts("SELECT id FROM roster_delivery WHERE tries > 1"))
        .isNotEmpty()
        .doesNotContainAnyElementsOf(noted);
  }

  private static List<String> lines(Process process, int count) throws IOException {
    List<String> lines = new ArrayList<>();
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    while (lines.size() < count) {
      String line = output.readLine();
      assertThat(line).as("the process goes on; before: %s", lines).isNotNull();
      lines.add(line);
    }
    return lines;
  }

  /** Leases five that it never notes, then leases, notes and prints all others. */
  static final class Sender {

    static final Instant BEGIN = People.NOW.plusSeconds(60);
    static final Duration LEASE = Duration.ofSeconds(30);

    private Sender() {}

    public static void main(String[] arguments) throws InterruptedException {
      try (JooqStore store = JooqStore.sqlite(Path.of(arguments[0]))) {
        store.deliveries().lease(DeliveryRules.MAIL, Set.of(), 5, BEGIN, BEGIN.plus(LEASE));
        sendAll(store, BEGIN, System.out::println);
        Thread.sleep(60_000);
      }
    }

    /** Until nothing is due; how many. */
    static int sendAll(JooqStore store, Instant now, Consumer<Object> noted) {
      int sent = 0;
      while (true) {
        List<Leased> leased =
            store.deliveries().lease(DeliveryRules.MAIL, Set.of(), 3, now, now.plus(LEASE));
        if (leased.isEmpty()) {
          return sent;
        }
        for (Leased each : leased) {
          Settlement accepted = new Settlement(DeliveryState.ACCEPTED, now, Duration.ZERO, "");
          store.deliveries().settle(each.delivery().id(), each.token(), accepted);
          noted.accept(each.delivery().id());
          sent++;
        }
      }
    }
  }

  /** Disables and enables a user for ever, and prints the version of each accepted change. */
  static final class Writer {

    private Writer() {}

    public static void main(String[] arguments) {
      try (JooqStore store = JooqStore.sqlite(Path.of(arguments[0]))) {
        List<User> users = store.users().list(0, 3);
        User chief = users.get(0);
        User target = users.get(Integer.parseInt(arguments[1]) - 1);
        for (int step = 1; true; step++) {
          UserPatch patch = UserPatch.EMPTY.replace(Attribute.STATUS, step % 2);
          System.out.println(untilItCan(() -> People.edit(store, chief, target, patch)));
        }
      }
    }

    /** On a busy machine the other process may hold the file for longer than a store waits. */
    private static String untilItCan(Supplier<Decision> edit) {
      while (true) {
        try {
          return edit.get()
              .fold(
                  accepted -> Long.toString(accepted.after().version()),
                  Object::toString,
                  Object::toString);
        } catch (Unavailable nothingStored) {
          System.err.println(nothingStored.getMessage());
        }
      }
    }
  }
}
