package dev.roster.adapter.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.port.Unavailable;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.user.Decision;
import dev.roster.domain.user.User;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    List<String> versions = new ArrayList<>();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8));
    while (versions.size() < WRITTEN) {
      String line = lines.readLine();
      assertThat(line).as("the writer goes on; before: %s", versions).isNotNull();
      versions.add(line);
    }
    return Long.parseLong(versions.get(versions.size() - 1));
  }

  private static Process writer(Path file, long user) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Writer.class.getName(),
            file.toString(),
            Long.toString(user))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
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
