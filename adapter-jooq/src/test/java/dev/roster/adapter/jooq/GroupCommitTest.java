package dev.roster.adapter.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.table;

import dev.roster.application.port.Unavailable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is waiting is committed in one transaction, and nobody notices of the others more than their
 * data.
 */
class GroupCommitTest {

  private static final StoreOptions OPTIONS =
      StoreOptions.STANDARD.withPatience(Duration.ofSeconds(20));

  @TempDir Path folder;
  private Sql sql;
  private RecordingSource recording;
  private final List<Future<?>> running = new ArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch writing = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);

  @BeforeEach
  void open() {
    sql = Sql.on(folder.resolve("notes.db"));
    sql.run(
        "PRAGMA journal_mode = WAL",
        "CREATE TABLE author (name TEXT PRIMARY KEY)",
        "CREATE TABLE note (text TEXT PRIMARY KEY, author TEXT REFERENCES author (name))");
    recording = new RecordingSource(sql.source());
  }

  @AfterEach
  void close() {
    goOn.countDown();
    threads.shutdownNow();
  }

  @Test
  void who_finds_nobody_writing_commits_alone_and_without_a_savepoint() {
    assertThat(writer(OPTIONS).write(note("a"))).isEqualTo(1);
    assertThat(transactions()).containsExactly("BEGIN IMMEDIATE", "COMMIT");
  }

  @Test
  void those_who_come_while_others_write_are_committed_together_in_their_order() throws Exception {
    GroupCommit writer = busy(OPTIONS);
    List<Future<Integer>> counts = new ArrayList<>();
    for (String text : List.of("c", "a", "b")) {
      counts.add(queued(writer, note(text)));
    }
    goOn.countDown();
    List<Integer> seen = new ArrayList<>();
    for (Future<Integer> count : counts) {
      seen.add(count.get(1, TimeUnit.MINUTES));
    }
    assertThat(seen).as("each sees those before it").containsExactly(2, 3, 4);
    assertThat(sql.texts("SELECT text FROM note ORDER BY rowid"))
        .containsExactly("first", "c", "a", "b");
    assertThat(transactions())
        .containsExactly(
            "BEGIN IMMEDIATE",
            "COMMIT",
            "BEGIN IMMEDIATE",
            "SAVEPOINT roster",
            "RELEASE SAVEPOINT roster",
            "SAVEPOINT roster",
            "RELEASE SAVEPOINT roster",
            "SAVEPOINT roster",
            "RELEASE SAVEPOINT roster",
            "COMMIT");
  }

  @Test
  void no_more_are_committed_together_than_the_options_say() throws Exception {
    GroupCommit writer = busy(OPTIONS.withBatch(2));
    for (String text : List.of("a", "b", "c")) {
      queued(writer, note(text));
    }
    goOn.countDown();
    awaitAll();
    assertThat(transactions().stream().filter("COMMIT"::equals)).hasSize(3);
    assertThat(sql.texts("SELECT text FROM note ORDER BY rowid"))
        .containsExactly("first", "a", "b", "c");
  }

  @Test
  void in_groups_of_one_each_is_committed_by_itself() throws Exception {
    GroupCommit writer = busy(OPTIONS.withBatch(1));
    queued(writer, note("a"));
    queued(writer, note("b"));
    goOn.countDown();
    awaitAll();
    assertThat(transactions())
        .containsExactly(
            "BEGIN IMMEDIATE", "COMMIT", "BEGIN IMMEDIATE", "COMMIT", "BEGIN IMMEDIATE", "COMMIT");
  }

  @Test
  void a_failing_savepoint_in_the_middle_is_undone_alone() throws Exception {
    GroupCommit writer = busy(OPTIONS);
    Future<Integer> before = queued(writer, note("before"));
    Future<Integer> bug =
        queued(
            writer,
            context -> {
              note("half").apply(context);
              throw new IllegalStateException("planted");
            });
    Future<Integer> refused = queued(writer, note("before"));
    Future<Integer> after = queued(writer, note("after"));
    goOn.countDown();
    assertThat(before.get(1, TimeUnit.MINUTES)).isEqualTo(2);
    assertThatThrownBy(() -> bug.get(1, TimeUnit.MINUTES))
        .hasRootCauseInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> refused.get(1, TimeUnit.MINUTES))
        .hasRootCauseInstanceOf(Failures.StatementRefused.class);
    assertThat(after.get(1, TimeUnit.MINUTES)).isEqualTo(3);
    assertThat(sql.texts("SELECT text FROM note ORDER BY rowid"))
        .containsExactly("first", "before", "after");
  }

  @Test
  void nobody_hears_anything_before_the_commit_not_even_a_refusal() throws Exception {
    GroupCommit writer = busy(OPTIONS);
    Future<Integer> stored = queued(writer, note("a"));
    Future<Integer> refused =
        queued(
            writer,
            context -> {
              assertThat(context.fetchCount(table("note"))).isEqualTo(2);
              return -1;
            });
    Future<Integer> thrown =
        queued(
            writer,
            context -> {
              throw new IllegalStateException("planted");
            });
    CountDownLatch last = new CountDownLatch(1);
    CountDownLatch letCommit = new CountDownLatch(1);
    queued(
        writer,
        context -> {
          last.countDown();
          await(letCommit);
          return 0;
        });
    goOn.countDown();
    await(last);
    for (Future<Integer> early : List.of(stored, refused, thrown)) {
      assertThatThrownBy(() -> early.get(50, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
    }
    assertThat(sql.texts("SELECT text FROM note")).as("nothing is stored").containsExactly("first");
    letCommit.countDown();
    assertThat(stored.get(1, TimeUnit.MINUTES)).isEqualTo(2);
    assertThat(refused.get(1, TimeUnit.MINUTES)).isEqualTo(-1);
    assertThatThrownBy(() -> thrown.get(1, TimeUnit.MINUTES))
        .hasRootCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void after_a_commit_that_failed_everybody_hears_unavailable_and_nothing_is_stored()
      throws Exception {
    GroupCommit writer = busy(OPTIONS);
    queued(writer, note("a"));
    queued(writer, context -> -1);
    queued(
        writer,
        context -> {
          throw new IllegalStateException("planted");
        });
    queued(writer, GroupCommitTest::breakTheCommit);
    goOn.countDown();
    assertThat(running.get(0).get(1, TimeUnit.MINUTES)).isEqualTo(1);
    for (Future<?> together : running.subList(1, running.size())) {
      assertUnavailable(together, "storage: nothing of what was written together is stored");
    }
    assertThat(sql.texts("SELECT text FROM note")).containsExactly("first");
    assertThat(writer.write(note("next"))).as("the writer goes on").isEqualTo(2);
  }

  @Test
  void if_sqlite_undoes_the_whole_transaction_everybody_in_it_hears_unavailable() throws Exception {
    sql.run(
        "CREATE TRIGGER planted AFTER INSERT ON note WHEN new.text = 'undo'"
            + " BEGIN SELECT RAISE(ROLLBACK, 'x'); END");
    GroupCommit writer = busy(OPTIONS);
    queued(writer, note("a"));
    queued(writer, note("undo"));
    queued(writer, note("b"));
    goOn.countDown();
    assertThat(running.get(0).get(1, TimeUnit.MINUTES)).isEqualTo(1);
    for (Future<?> together : running.subList(1, running.size())) {
      assertUnavailable(together, "storage: nothing of what was written together is stored");
    }
    assertThat(sql.texts("SELECT text FROM note")).containsExactly("first");
    assertThat(writer.write(note("next"))).isEqualTo(2);
  }

  @Test
  void on_a_full_disk_what_was_answered_is_stored_and_nothing_else() throws Exception {
    List<String> fewPages = List.of("PRAGMA max_page_count = 12");
    GroupCommit writer =
        busy(new GroupCommit(Engine.SQLITE, new Connections(sql.source(), fewPages), OPTIONS));
    Future<Integer> small = queued(writer, note("small"));
    Future<Integer> large = queued(writer, note("x".repeat(100_000)));
    Future<Integer> last = queued(writer, note("last"));
    goOn.countDown();
    assertUnavailable(large, "storage: the disk is full");
    List<String> answered = new ArrayList<>(List.of("first"));
    for (var one : Map.of("small", small, "last", last).entrySet()) {
      if (isAnswered(one.getValue())) {
        answered.add(one.getKey());
      }
    }
    assertThat(sql.texts("SELECT text FROM note")).containsExactlyInAnyOrderElementsOf(answered);
    assertThat(writer.write(note("next"))).isEqualTo(answered.size() + 1);
  }

  private static boolean isAnswered(Future<Integer> future) throws Exception {
    try {
      return future.get(1, TimeUnit.MINUTES) > 0;
    } catch (ExecutionException e) {
      assertThat(e).hasCauseInstanceOf(Unavailable.class);
      return false;
    }
  }

  @Test
  void who_gives_up_is_not_run_and_those_behind_are() throws Exception {
    GroupCommit writer = busy(OPTIONS.withPatience(Duration.ofMillis(300)));
    Future<Integer> impatient = queued(writer, note("impatient"));
    assertUnavailable(impatient, "storage: the writer is busy for too long");
    Future<Integer> behind = queued(writer, note("behind"));
    goOn.countDown();
    assertThat(behind.get(1, TimeUnit.MINUTES)).isEqualTo(2);
    assertThat(sql.texts("SELECT text FROM note")).containsExactlyInAnyOrder("first", "behind");
  }

  @Test
  void who_comes_behind_a_crowd_waits_for_less_and_then_not_at_all() throws Exception {
    GroupCommit writer = busy(OPTIONS.withPatience(Duration.ofSeconds(3)).withCrowd(2));
    List<Future<Integer>> crowd = List.of(queued(writer, note("a")), queued(writer, note("b")));
    Future<Integer> behind = queued(writer, note("behind"));
    assertUnavailable(behind, "storage: the writer is busy for too long");
    assertThatThrownBy(() -> writer.write(note("late")))
        .isInstanceOf(Unavailable.class)
        .hasMessage("storage: the writer is busy for too long");
    assertThat(crowd).as("wait with all their patience").noneMatch(Future::isDone);
    goOn.countDown();
    for (Future<Integer> each : crowd) {
      each.get(1, TimeUnit.MINUTES);
    }
    assertThat(sql.texts("SELECT text FROM note ORDER BY rowid"))
        .containsExactly("first", "a", "b");
    assertThat(writer.write(note("next"))).isEqualTo(4);
  }

  @Test
  void who_is_being_run_is_waited_for_however_long_it_takes() throws Exception {
    Duration patience = Duration.ofMillis(100);
    GroupCommit writer = busy(OPTIONS.withPatience(patience));
    Future<Integer> leader = queued(writer, note("a"));
    Future<Integer> slow =
        queued(
            writer,
            context -> {
              pause(patience.multipliedBy(3));
              return note("slow").apply(context);
            });
    goOn.countDown();
    assertThat(leader.get(1, TimeUnit.MINUTES)).isEqualTo(2);
    assertThat(slow.get(1, TimeUnit.MINUTES)).isEqualTo(3);
  }

  @Test
  void an_interrupted_request_is_answered_all_the_same_and_stays_interrupted() throws Exception {
    GroupCommit writer = busy(OPTIONS);
    AtomicReference<Thread> thread = new AtomicReference<>();
    Future<Boolean> interrupted =
        threads.submit(
            () -> {
              thread.set(Thread.currentThread());
              assertThat(writer.write(note("a"))).isEqualTo(2);
              return Thread.interrupted();
            });
    awaitParked(thread);
    thread.get().interrupt();
    goOn.countDown();
    assertThat(interrupted.get(1, TimeUnit.MINUTES)).isTrue();
  }

  @Test
  void many_writers_lose_nothing_and_share_their_commits() throws Exception {
    GroupCommit writer = writer(OPTIONS);
    int writers = 32;
    int notes = 50;
    for (int number = 0; number < writers; number++) {
      String name = "writer " + number + " note ";
      running.add(
          threads.submit(
              () -> {
                for (int step = 0; step < notes; step++) {
                  writer.write(note(name + step));
                }
                return null;
              }));
    }
    awaitAll();
    assertThat(sql.texts("SELECT count(*) FROM note"))
        .containsExactly(Integer.toString(writers * notes));
    assertThat(transactions().stream().filter("COMMIT"::equals).count())
        .isLessThan(writers * notes / 4);
  }

  private List<String> transactions() {
    return recording.recorded().stream()
        .filter(text -> text.matches("(?i)(begin|commit|rollback|savepoint|release)\\b.*"))
        .toList();
  }

  private GroupCommit writer(StoreOptions options) {
    return new GroupCommit(
        Engine.SQLITE,
        new Connections(recording.source(), SqliteFile.preparation(options)),
        options);
  }

  /** A writer whose first request has begun, and ends when the test says so. */
  private GroupCommit busy(StoreOptions options) {
    return busy(writer(options));
  }

  private GroupCommit busy(GroupCommit writer) {
    running.add(
        threads.submit(
            () ->
                writer.write(
                    context -> {
                      writing.countDown();
                      await(goOn);
                      return note("first").apply(context);
                    })));
    await(writing);
    return writer;
  }

  /** Submits work and waits until it waits. */
  private <T> Future<T> queued(GroupCommit writer, Function<DSLContext, T> work) {
    AtomicReference<Thread> thread = new AtomicReference<>();
    Future<T> future =
        threads.submit(
            () -> {
              thread.set(Thread.currentThread());
              return writer.write(work);
            });
    running.add(future);
    awaitParked(thread);
    return future;
  }

  private static void awaitParked(AtomicReference<Thread> thread) {
    Awaitility.await()
        .pollInterval(Duration.ofMillis(2))
        .until(() -> thread.get() != null && thread.get().getState() == Thread.State.TIMED_WAITING);
  }

  private void awaitAll() throws Exception {
    for (Future<?> future : running) {
      future.get(1, TimeUnit.MINUTES);
    }
  }

  /** Adds a note, and says how many there are now. */
  private static Function<DSLContext, Integer> note(String text) {
    return context -> {
      context.execute("INSERT INTO note (text) VALUES (?)", text);
      return context.fetchCount(table("note"));
    };
  }

  /** What a foreign key refuses only when the transaction ends. */
  private static int breakTheCommit(DSLContext context) {
    context.execute("PRAGMA defer_foreign_keys = ON");
    return context.execute("INSERT INTO note (text, author) VALUES ('x', 'nobody')");
  }

  private static void assertUnavailable(Future<?> future, String message) {
    assertThatThrownBy(() -> future.get(1, TimeUnit.MINUTES))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(Unavailable.class)
        .hasMessage(message);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void pause(Duration time) {
    try {
      TimeUnit.NANOSECONDS.sleep(time.toNanos());
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
