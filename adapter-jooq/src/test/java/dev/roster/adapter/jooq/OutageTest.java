package dev.roster.adapter.jooq;

import static dev.roster.adapter.jooq.People.edit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.adapter.jooq.FaultySource.Fault;
import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Lookup;
import dev.roster.application.port.Unavailable;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.user.Decision;
import dev.roster.domain.user.User;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Storage that cannot answer: nothing half done, and everything again when it is back. */
class OutageTest {

  private static final Duration PATIENCE = Duration.ofMillis(300);

  @TempDir Path folder;
  private Path file;
  private Sql sql;
  private FaultySource disk;
  private JooqStore store;
  private User ada;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @BeforeEach
  void open() {
    file = folder.resolve("roster.db");
    sql = Sql.on(file);
    disk = new FaultySource(file);
    store = JooqStore.on(disk, StoreOptions.STANDARD.withPatience(PATIENCE).withMaxWaiting(1));
    ada = People.member(store, "ada", "13800000001");
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
    store.close();
  }

  @Test
  void a_file_that_another_writer_holds_is_unavailable_until_it_lets_go() throws SQLException {
    List<String> before = Dump.of(sql);
    try (Connection other = sql.source().getConnection()) {
      Connections.execute(other, "BEGIN IMMEDIATE");
      unavailable(this::sign, "storage: another writer holds the database");
      assertThat(store.users().find(ada.id())).as("readers never wait").contains(ada);
    }
    assertThat(Dump.of(sql)).isEqualTo(before);
    assertThat(sign()).isInstanceOf(Decision.Accepted.class);
  }

  @Test
  void a_writer_that_lets_go_in_time_is_not_noticed() throws Exception {
    try (Connection other = sql.source().getConnection()) {
      Connections.execute(other, "BEGIN IMMEDIATE");
      Future<Decision> waiting = threads.submit(this::sign);
      TimeUnit.MILLISECONDS.sleep(PATIENCE.toMillis() / 3);
      Connections.execute(other, "COMMIT");
      assertThat(waiting.get(1, TimeUnit.MINUTES)).isInstanceOf(Decision.Accepted.class);
    }
  }

  @Test
  void a_disk_that_is_read_only_is_unavailable_until_it_is_not() {
    List<String> before = Dump.of(sql);
    disk.now(Fault.READ_ONLY);
    unavailable(this::sign, "storage: the database is read-only");
    assertThat(store.users().find(ada.id())).contains(ada);
    disk.now(Fault.NONE);
    assertThat(Dump.of(sql)).isEqualTo(before);
    assertThat(sign()).isInstanceOf(Decision.Accepted.class);
  }

  @Test
  void a_full_disk_is_unavailable_until_there_is_space() {
    disk.now(Fault.FULL);
    List<List<String>> dumps = new ArrayList<>();
    unavailable(
        () -> {
          for (int step = 0; step < 1000; step++) {
            dumps.add(Dump.of(sql));
            describe("x".repeat(1000) + step);
          }
        },
        "storage: the disk is full");
    assertThat(Dump.of(sql)).isEqualTo(dumps.get(dumps.size() - 1));
    disk.now(Fault.NONE);
    assertThat(describe("x".repeat(1001))).isInstanceOf(Decision.Accepted.class);
  }

  @Test
  void a_full_disk_in_the_middle_of_a_change_leaves_nothing_of_it() {
    User chief = People.administrator(store, "chief");
    disk.now(Fault.FULL);
    List<String> before = List.of();
    boolean full = false;
    for (int step = 0; step < 1000 && !full; step++) {
      before = Dump.of(sql);
      full = isFull(chief, step);
    }
    assertThat(full).isTrue();
    assertThat(Dump.of(sql)).isEqualTo(before);
  }

  /** Notices and deliveries grow; the user's own row does not. */
  private boolean isFull(User chief, int step) {
    try {
      edit(
          store,
          chief,
          ada,
          UserPatch.EMPTY
              .replace(Attribute.STATUS, 1 - step % 2)
              .replace(Attribute.REFUSE_MESSAGE, "r".repeat(255)));
      return false;
    } catch (Unavailable e) {
      return true;
    }
  }

  @Test
  void storage_that_is_gone_is_unavailable_until_it_is_back() {
    disk.now(Fault.GONE);
    unavailable(this::sign, "storage: no connection to the database");
    unavailable(() -> store.users().find(ada.id()), "storage: no connection to the database");
    disk.now(Fault.NONE);
    assertThat(sign()).isInstanceOf(Decision.Accepted.class);
  }

  @Test
  void one_may_wait_and_the_next_is_turned_away_at_once() throws Exception {
    CountDownLatch writing = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    Future<Decision> first = threads.submit(() -> slowly(writing, done));
    assertThat(writing.await(1, TimeUnit.MINUTES)).isTrue();
    Future<Decision> second = threads.submit(this::sign);
    TimeUnit.MILLISECONDS.sleep(PATIENCE.toMillis() / 3);
    long start = System.nanoTime();
    unavailable(this::sign, "storage: too many requests wait to write");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE.dividedBy(3));
    done.countDown();
    assertThat(first.get(1, TimeUnit.MINUTES)).isInstanceOf(Decision.Accepted.class);
    assertThat(second.get(1, TimeUnit.MINUTES)).isInstanceOf(Decision.Accepted.class);
  }

  @Test
  void who_waits_for_too_long_is_turned_away() throws Exception {
    CountDownLatch writing = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    Future<Decision> first = threads.submit(() -> slowly(writing, done));
    assertThat(writing.await(1, TimeUnit.MINUTES)).isTrue();
    unavailable(this::sign, "storage: the writer is busy for too long");
    done.countDown();
    assertThat(first.get(1, TimeUnit.MINUTES)).isInstanceOf(Decision.Accepted.class);
    assertThat(sign()).isInstanceOf(Decision.Accepted.class);
  }

  @Test
  void a_decision_that_throws_leaves_the_writer_in_order() {
    IllegalStateException bug = new IllegalStateException("planted");
    Lookup lookup = Lookup.of(ada.id(), ActorRef.trusted(ada.id()), People.NOW);
    assertThatThrownBy(
            () ->
                store
                    .users()
                    .change(
                        lookup,
                        "",
                        snapshot -> {
                          throw bug;
                        }))
        .isSameAs(bug);
    assertThat(sign()).isInstanceOf(Decision.Accepted.class);
  }

  @Test
  void a_closed_store_is_unavailable() {
    JooqStore closed = JooqStore.sqlite(file);
    closed.close();
    unavailable(() -> closed.users().anyAdministrator(), "storage: no connection to the database");
  }

  private Decision slowly(CountDownLatch writing, CountDownLatch done) {
    Lookup lookup = Lookup.of(ada.id(), ActorRef.trusted(ada.id()), People.NOW);
    return store
        .users()
        .change(
            lookup,
            "",
            snapshot -> {
              writing.countDown();
              await(done);
              return People.decision(ada, People.signature("slow")).apply(snapshot);
            })
        .decision();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private Decision sign() {
    return edit(store, ada, ada, People.signature("signed " + System.nanoTime()));
  }

  private Decision describe(String text) {
    return edit(store, ada, ada, UserPatch.EMPTY.replace(Attribute.DESCRIPTION, text));
  }

  private static void unavailable(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Unavailable.class,
            e -> assertThat(e.retryAfter()).isGreaterThanOrEqualTo(Duration.ofSeconds(1)))
        .hasMessage(message);
  }
}
