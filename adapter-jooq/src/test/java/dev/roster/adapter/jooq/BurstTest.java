package dev.roster.adapter.jooq;

import static dev.roster.domain.delivery.DeliveryRules.MAIL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.delivery.ChannelLimits;
import dev.roster.application.delivery.DeliveryWorker;
import dev.roster.application.port.Deliveries;
import dev.roster.application.port.Deliveries.Filter;
import dev.roster.application.port.DeliveryChannel;
import dev.roster.application.port.Message;
import dev.roster.domain.delivery.Channel;
import dev.roster.domain.delivery.DeliveryState;
import dev.roster.domain.delivery.Recipient;
import dev.roster.domain.delivery.Retries;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.permission.GroupId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten thousand notices that are owed at one moment, as after many users were disabled at once.
 *
 * <p>How long that takes is the machine's affair; how many leave in any second is the rule, also on
 * one that could send them all sooner.
 */
@Timeout(120)
class BurstTest {

  private static final int OWED = 10_000;
  private static final int USERS = 200;
  private static final int PER_SECOND = 3_000;
  private static final int AT_ONCE = 64;
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  /** A try as the destination saw it begin. */
  private record Seen(String id, UserId user, long version, long at) {}

  private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();
  private final AtomicInteger inHand = new AtomicInteger();
  private final AtomicInteger mostInHand = new AtomicInteger();
  private final AtomicInteger mostLeased = new AtomicInteger();

  @Test
  void a_burst_leaves_at_the_rate_of_its_channel_whole_once_and_in_order(@TempDir Path folder) {
    try (JooqStore store = owing(folder.resolve("roster.db"))) {
      DeliveryWorker worker =
          DeliveryWorker.on(watched(store.deliveries()))
              .channel(new Destination(), new ChannelLimits(Retries.STANDARD, PER_SECOND, AT_ONCE))
              .contacts((user, channel) -> Optional.of("somewhere"))
              .build();
      worker.start();
      Awaitility.await()
          .atMost(Duration.ofSeconds(110))
          .until(() -> store.deliveries().count(in(DeliveryState.ACCEPTED)) == OWED);
      worker.close();
    }
    List<Seen> tries = seen.stream().sorted(Comparator.comparing(Seen::at)).toList();
    assertThat(tries).hasSize(OWED);
    assertThat(tries.stream().map(Seen::id).distinct()).hasSize(OWED);
    tries.stream()
        .collect(Collectors.groupingBy(Seen::user))
        .values()
        .forEach(each -> assertThat(each).map(Seen::version).isSorted());
    assertThat(mostInASecond(tries))
        .as("the rate, a tenth of it and one, and what was leased before and begins only now")
        .isLessThanOrEqualTo(PER_SECOND + PER_SECOND / 10 + 1 + AT_ONCE);
    assertThat(mostInHand).hasValueLessThanOrEqualTo(AT_ONCE);
    assertThat(mostLeased).hasValueLessThanOrEqualTo(AT_ONCE).hasPositiveValue();
  }

  /** Each user is told as often, each time of two changes at once; all of it is due. */
  private static JooqStore owing(Path file) {
    JooqStore store = JooqStore.sqlite(file);
    for (int number = 0; number < USERS; number++) {
      String name = "user" + number;
      store.users().create(id -> People.user(id, name, Optional.empty(), GroupId.MEMBERS));
    }
    long first = store.users().findByFoldedUsername("user0").orElseThrow().id().value();
    Sql.on(file)
        .run(
            """
            WITH RECURSIVE number (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n < %d)
            INSERT INTO roster_delivery
            SELECT n + 1, n / 2 %% %d + %d, n + 2, 10, '{"username":"u","reason":"r"}', 'mail',
                'user:' || (n / 2 %% %d + %d), NULL, 'en', '', 0, NULL, 'waiting', 0, 0, 0, NULL, NULL, NULL, ''
            FROM number
            """
                .formatted(OWED - 1, USERS, first, USERS, first));
    return store;
  }

  private static Filter in(DeliveryState state) {
    return new Filter(
        Set.of(state), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Counts what was given out and has not been noted yet, and the rows that are leased. */
  private Deliveries watched(Deliveries deliveries) {
    return (Deliveries)
        Proxy.newProxyInstance(
            Deliveries.class.getClassLoader(),
            new Class<?>[] {Deliveries.class},
            (proxy, method, arguments) -> {
              try {
                Object answer = method.invoke(deliveries, arguments);
                if (answer instanceof List<?> leased && method.getName().equals("lease")) {
                  int now = inHand.addAndGet(leased.size());
                  mostInHand.accumulateAndGet(now, Math::max);
                  int rows = Math.toIntExact(deliveries.count(in(DeliveryState.LEASED)));
                  mostLeased.accumulateAndGet(rows, Math::max);
                } else if (method.getName().equals("settle")) {
                  inHand.decrementAndGet();
                }
                return answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static int mostInASecond(List<Seen> tries) {
    int most = 0;
    int first = 0;
    for (int last = 0; last < tries.size(); last++) {
      while (tries.get(last).at() - tries.get(first).at() >= SECOND) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return most;
  }

  /** Takes everything at once. */
  private final class Destination implements DeliveryChannel {

    @Override
    public Channel channel() {
      return MAIL;
    }

    @Override
    public boolean reaches(Recipient recipient) {
      return true;
    }

    @Override
    public Sent send(Message message) {
      seen.add(new Seen(message.id(), message.user(), message.version(), System.nanoTime()));
      return new Sent.Accepted();
    }

    @Override
    public Duration patience() {
      return Duration.ofSeconds(5);
    }

    @Override
    public void close() {}
  }
}
