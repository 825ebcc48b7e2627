package dev.roster.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.bootstrap.endtoend.Caller.Answer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged server while its database cannot write, or cannot be reached: 503 with a time to
 * come again and a line in the log that says why, nothing by half, and everything as before when it
 * is over, without a restart. Whoever only reads is answered wherever that can be.
 */
class OutageIT {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path folder;
  private Database database;
  private Packaged server;
  private Caller admin;
  private long user;
  private long another;
  private int accepted;

  private void start(Database behind, Database served, String... more) {
    database = behind;
    List<Long> users = Crew.populate(behind, 2);
    user = users.get(0);
    another = users.get(1);
    List<String> flags = new ArrayList<>(List.of(ServerLoad.flags(served)));
    flags.addAll(List.of(more));
    server = Packaged.serving(folder, flags.toArray(String[]::new));
    admin = Caller.loggedIn(server.base(), "admin", Crew.PASSWORD);
    write();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void another_process_holds_the_file_and_those_who_read_do_not_notice() throws Exception {
    Database file = Database.Kind.SQLITE.empty(folder);
    start(file, file, "--threads", "20", "--database-patience", "2");
    try (Connection other = database.connect();
        Statement statement = other.createStatement()) {
      statement.execute("begin exclusive");
      assertUnavailable("another writer holds the database \\(\\[SQLITE_BUSY]");
      assertReadableInACrowd();
      statement.execute("rollback");
    }
    assertAsBefore();
  }

  /** As long as many want to write and nobody can. */
  private void assertReadableInACrowd() throws Exception {
    ExecutorService crowd = Executors.newFixedThreadPool(60);
    AtomicBoolean over = new AtomicBoolean();
    try {
      List<Future<List<Answer>>> refused = new ArrayList<>();
      for (int writer = 0; writer < 60; writer++) {
        refused.add(crowd.submit(() -> refusedUntil(over)));
      }
      Instant before = Instant.now();
      for (int i = 0; i < 30; i++) {
        assertReadable();
        TimeUnit.MILLISECONDS.sleep(20);
      }
      assertThat(Duration.between(before, Instant.now())).isLessThan(PATIENCE);
      over.set(true);
      for (Future<List<Answer>> answers : refused) {
        assertThat(answers.get(60, TimeUnit.SECONDS)).extracting(Answer::status).containsOnly(503);
      }
    } finally {
      over.set(true);
      crowd.shutdownNow();
    }
  }

  private List<Answer> refusedUntil(AtomicBoolean over) throws InterruptedException {
    List<Answer> answers = new ArrayList<>();
    while (!over.get()) {
      answers.add(admin.patch(user, "\"signature\":\"refused\""));
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return answers;
  }

  /**
   * The limit on the size of files stands for the end of a disk; it binds the superuser as well.
   */
  @Test
  void the_disk_takes_no_more() throws Exception {
    Database file = Database.Kind.SQLITE.empty(folder);
    start(file, file);
    for (int i = 0; i < 20; i++) {
      write();
    }
    limitFiles(Long.toString(Files.size(Path.of(database.value() + "-wal"))));
    assertUnavailable("the disk cannot be read or written \\(\\[SQLITE_IOERR_WRITE]");
    assertReadable();
    assertThat(new Caller(server.base()).logIn("user2", Crew.PASSWORD).error()).isEqualTo("busy");
    limitFiles("unlimited");
    assertAsBefore();
    assertThat(database.rows("pragma integrity_check")).containsExactly(List.of("ok"));
  }

  private void limitFiles(String bytes) throws IOException, InterruptedException {
    Process prlimit =
        new ProcessBuilder(
                "prlimit", "--pid", Long.toString(server.pid()), "--fsize=" + bytes + ":")
            .inheritIO()
            .start();
    assertThat(prlimit.waitFor()).isZero();
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void the_database_is_lost_silent_and_read_only_by_turns() throws Exception {
    Database far = Database.Kind.POSTGRESQL.empty(folder);
    URI address = URI.create(far.value().substring("jdbc:".length()));
    try (Cable cable = Cable.to(address.getPort())) {
      String near = far.value().replace(":" + address.getPort(), ":" + cable.port());
      start(
          far,
          new Database(far.key(), near, near),
          "--database-patience",
          "1",
          "--database-statement-timeout",
          "1");
      cable.cut();
      assertUnavailable("(no|the) connection to the database( is lost)? \\(");
      assertThat(admin.get("/api/users/" + user).status()).isEqualTo(503);
      cable.mend();
      assertAsBefore();

      cable.block();
      assertUnavailable("(no|the) connection to the database( is lost)? \\(.*[Tt]ime");
      cable.mend();
      assertAsBefore();

      readOnly(true);
      assertUnavailable("the database is read-only \\(ERROR: cannot execute");
      assertReadable();
      readOnly(false);
      assertAsBefore();
    }
  }

  private void readOnly(boolean on) {
    database.run(
        "alter system set default_transaction_read_only = " + on, "select pg_reload_conf()");
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void another_process_holds_a_row_and_those_who_read_or_change_others_do_not_notice()
      throws Exception {
    Database shared = Database.Kind.POSTGRESQL.empty(folder);
    start(shared, shared, "--database-patience", "2", "--database-connections", "4");
    try (Connection other = database.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("update roster_user set level = level where id = " + user);
      assertUnavailable("another writer holds the row \\(ERROR: canceling statement");
      assertReadable();
      assertThat(admin.patch(another, "\"signature\":\"beside\"").status()).isEqualTo(200);
      assertReadableInACrowd();
      other.rollback();
    }
    assertAsBefore();
  }

  private void assertUnavailable(String why) {
    Answer answer = admin.patch(user, "\"signature\":\"refused\"");
    assertThat(answer.status()).as(answer.body()).isEqualTo(503);
    assertThat(answer.error()).isEqualTo("busy");
    assertThat(answer.headers()).contains("retry-after=[1]");
    assertThat(server.err().lines())
        .anyMatch(line -> line.matches(".* WARN .*] unavailable: storage: " + why + ".*"));
    assertThat(server.err()).doesNotContain(" ERROR ");
  }

  private void assertReadable() {
    assertThat(admin.get("/api/users/" + user).status()).isEqualTo(200);
  }

  /** It works again, and of what was refused there is nothing. */
  private void assertAsBefore() {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (admin.patch(user, "\"level\":\"x\"").status() == 503) {
      assertThat(Instant.now()).isBefore(deadline);
    }
    write();
    assertThat(admin.get("/api/users/" + user).attribute("signature")).isEqualTo("" + accepted);
    assertThat(
            database.rows(
                "select after_value from roster_audit where user_id = %d order by version"
                    .formatted(user)))
        .hasSize(accepted)
        .doesNotContain(List.of("refused"));
    assertThat(database.number("select version from roster_user where id = " + user))
        .isEqualTo(1 + accepted);
  }

  private void write() {
    accepted++;
    assertThat(admin.patch(user, "\"signature\":\"" + accepted + "\"").status()).isEqualTo(200);
  }
}
