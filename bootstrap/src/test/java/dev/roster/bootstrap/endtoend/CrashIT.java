package dev.roster.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.bootstrap.endtoend.ServerLoad.Sent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was acknowledged is there after {@code kill -9}, and nothing is there by half. So many write
 * that several share a commit, and some have been committed whom nobody could tell any more.
 */
class CrashIT {

  private static final int ROUNDS = 3;
  private static final int WRITERS = 24;
  private static final int WRITES = 150;

  @TempDir Path folder;

  @Test
  void every_acknowledged_write_and_its_notice_survive_kill_9() throws Exception {
    Database database = Database.Kind.SQLITE.empty(folder);
    List<Long> users = Crew.populate(database, WRITERS + 1);
    List<Sent> sent = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      sent.addAll(writtenUntilKilled(database, users, "round" + round));
      assertThat(sent).extracting(Sent::status).containsOnly(200, Sent.UNANSWERED);
      assertThat(database.rows("pragma integrity_check")).containsExactly(List.of("ok"));
      new Ledger(database).assertKept(sent);
    }
    try (Packaged server = Packaged.serving(folder, ServerLoad.flags(database))) {
      Caller admin = Caller.loggedIn(server.base(), "admin", Crew.PASSWORD);
      assertThat(admin.patch(users.get(0), "\"signature\":\"alive\"").status()).isEqualTo(200);
    }
  }

  private List<Sent> writtenUntilKilled(Database database, List<Long> users, String round)
      throws Exception {
    try (Packaged server = Packaged.serving(folder, ServerLoad.flags(database))) {
      Caller admin = Caller.loggedIn(server.base(), "admin", Crew.PASSWORD);
      try (ServerLoad load = ServerLoad.start(round, List.of(admin), users)) {
        load.awaitMore(WRITES);
        server.kill();
        return load.end();
      }
    }
  }
}
