package dev.roster.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.bootstrap.endtoend.ServerLoad.Sent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Three servers on one database, all of them busy: one is killed, one is told to end, one goes on.
 */
class SeveralServersIT {

  private static final int WRITERS = 12;
  private static final int WRITES = 120;
  private static final int KILLED = 0;
  private static final int STOPPED = 1;
  private static final int KEPT = 2;

  @TempDir Path folder;

  static Stream<Database.Kind> databases() {
    return Database.Kind.here().stream();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void nothing_acknowledged_is_lost_and_no_notice_is_lost_or_doubled(Database.Kind kind)
      throws Exception {
    Database database = kind.empty(folder);
    List<Long> users = Crew.populate(database, WRITERS + 1);
    List<Packaged> servers = new ArrayList<>();
    try {
      IntStream.range(0, 3).forEach(number -> servers.add(begun(database)));
      List<Sent> sent = loaded(servers, users);
      assertThat(servers.get(STOPPED).end()).isEqualTo(143);
      assertAnswers(sent);
      Ledger ledger = new Ledger(database);
      ledger.assertKept(sent);
      ledger.assertNothingOf(
          sent.stream()
              .filter(write -> write.server() == STOPPED && write.status() != 200)
              .toList());
      for (Packaged ended : List.of(servers.get(STOPPED), servers.get(KEPT))) {
        assertThat(ended.err()).doesNotContain(" ERROR ");
      }
    } finally {
      servers.forEach(Packaged::close);
    }
  }

  private Packaged begun(Database database) {
    List<String> command = new ArrayList<>(List.of("serve", "--port", "0"));
    command.addAll(List.of(ServerLoad.flags(database)));
    return Packaged.start(folder, command.toArray(String[]::new));
  }

  private static List<Sent> loaded(List<Packaged> servers, List<Long> users) throws Exception {
    String token = Caller.loggedIn(servers.get(KEPT).base(), "admin", Crew.PASSWORD).token();
    List<Caller> callers =
        servers.stream().map(server -> new Caller(server.base()).with(token)).toList();
    try (ServerLoad load = ServerLoad.start("load", callers, users)) {
      load.awaitMore(WRITES);
      servers.get(KILLED).kill();
      load.awaitMore(WRITES);
      servers.get(STOPPED).terminate();
      servers.get(STOPPED).end();
      load.awaitMore(WRITES);
      return load.end();
    }
  }

  /** The one that is told to end may say that it does; whoever it says nothing, it did nothing. */
  private static void assertAnswers(List<Sent> sent) {
    for (Sent write : sent) {
      switch (write.server()) {
        case KILLED -> assertThat(write.status()).as(write.body()).isIn(Sent.UNANSWERED, 200);
        case STOPPED -> assertThat(write.status()).as(write.body()).isIn(Sent.UNANSWERED, 503, 200);
        default -> assertThat(write.status()).as(write.body()).isEqualTo(200);
      }
    }
    for (int server = 0; server < 3; server++) {
      int number = server;
      assertThat(sent)
          .filteredOn(write -> write.server() == number && write.status() == 200)
          .as("what server %d has acknowledged", server)
          .hasSizeGreaterThan(WRITES / 6);
    }
  }
}
