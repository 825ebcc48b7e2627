package dev.roster.adapter.jooq;

import static dev.roster.adapter.jooq.People.edit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.port.Judged;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.profile.Mobile;
import dev.roster.domain.user.Decision;
import dev.roster.domain.user.User;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two programs on one file: neither queues behind the other's writer, only behind its lock. */
class TwoStoresTest {

  private static final int WRITERS = 8;
  private static final int CHANGES = 15;

  private static final List<Attribute> ATTRIBUTES =
      List.of(
          Attribute.SIGNATURE,
          Attribute.NICKNAME,
          Attribute.CITY,
          Attribute.PROVINCE,
          Attribute.COUNTRY,
          Attribute.LEVEL,
          Attribute.MAJOR,
          Attribute.DESCRIPTION);

  @TempDir Path folder;
  private Sql sql;
  private List<JooqStore> stores;
  private final ExecutorService threads = Executors.newFixedThreadPool(WRITERS);

  @BeforeEach
  void open() {
    Path file = folder.resolve("roster.db");
    sql = Sql.on(file);
    stores = List.of(JooqStore.sqlite(file), JooqStore.on(sql.source()));
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
    stores.forEach(JooqStore::close);
  }

  @Test
  void eight_writers_of_one_user_lose_nothing() throws Exception {
    User ada = People.member(stores.get(0), "ada", "13800000001");
    List<Decision> decisions =
        atOnce(writer -> editOften(stores.get(writer % 2), ada, ATTRIBUTES.get(writer)));
    assertThat(decisions).hasSize(WRITERS).allMatch(Decision.Accepted.class::isInstance);
    assertThat(sql.texts("SELECT version FROM roster_user"))
        .containsExactly(Integer.toString(1 + WRITERS * CHANGES));
    assertThat(sql.texts("SELECT count(DISTINCT version) FROM roster_audit"))
        .containsExactly(Integer.toString(WRITERS * CHANGES));
    for (Attribute attribute : ATTRIBUTES) {
      assertThat(
              sql.texts(
                  "SELECT after_value FROM roster_audit WHERE attribute = '%s' ORDER BY version"
                      .formatted(attribute.key())))
          .as("each sees the one before")
          .isSorted()
          .hasSize(CHANGES);
    }
    assertThat(sql.texts("SELECT city FROM roster_user"))
        .containsExactly("step " + (100 + CHANGES));
  }

  private static Decision editOften(JooqStore store, User user, Attribute attribute) {
    Decision last = null;
    for (int step = 1; step <= CHANGES; step++) {
      last = edit(store, user, user, UserPatch.EMPTY.replace(attribute, "step " + (100 + step)));
    }
    return last;
  }

  @Test
  void of_those_who_claim_one_name_and_mobile_exactly_one_gets_it() throws Exception {
    List<Judged<User>> creations =
        atOnce(
            writer ->
                stores
                    .get(writer % 2)
                    .users()
                    .create(
                        id ->
                            People.user(
                                id,
                                "Ada",
                                Optional.of(new Mobile("13800000001")),
                                GroupId.MEMBERS)));
    assertThat(creations).filteredOn(Judged.Stored.class::isInstance).hasSize(1);
    assertThat(creations)
        .filteredOn(Judged.Refused.class::isInstance)
        .hasSize(WRITERS - 1)
        .allMatch(taken -> ((Judged.Refused<User>) taken).rejections().size() == 2);
    assertThat(sql.texts("SELECT id FROM roster_user")).containsExactly("1");
  }

  private <T> List<T> atOnce(IntFunction<T> work) throws Exception {
    CyclicBarrier start = new CyclicBarrier(WRITERS);
    List<Future<T>> running = new ArrayList<>();
    for (int number = 0; number < WRITERS; number++) {
      int writer = number;
      running.add(
          threads.submit(
              () -> {
                start.await(1, TimeUnit.MINUTES);
                return work.apply(writer);
              }));
    }
    List<T> results = new ArrayList<>();
    for (Future<T> future : running) {
      results.add(future.get(1, TimeUnit.MINUTES));
    }
    return results;
  }
}
