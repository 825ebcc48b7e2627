package dev.roster.application.delivery;

import dev.roster.application.port.Deliveries;
import dev.roster.application.port.Deliveries.Leased;
import dev.roster.application.port.Deliveries.Settlement;
import dev.roster.application.port.Unavailable;
import dev.roster.domain.delivery.Addressee;
import dev.roster.domain.delivery.Channel;
import dev.roster.domain.delivery.DeliveryState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Everything that goes over one channel: one thread that leases, and threads that send.
 *
 * <p>It leases no more than it can begin at once, so that no lease runs out in a queue. It sleeps
 * until it is woken, until something is due, or until it is time to look for what other nodes have
 * committed. Thread-safe.
 */
final class Line implements AutoCloseable {

  /** How long it takes at most to note what came of a try; leases last so much longer. */
  private static final Duration MARGIN = Duration.ofSeconds(10);

  private static final int TRIES_AT_NOTING = 3;

  private final Deliveries deliveries;
  private final Attempt attempt;
  private final ChannelLimits limits;
  private final Duration poll;
  private final Duration stopTimeout;
  private final InstantSource clock;
  private final DeliveryListener listener;
  private final ExecutorService senders;
  private final Thread leaser;
  private final Pace pace;

  /** Guarded by this object, as are the next three. */
  private final Map<Addressee.Destination, Integer> underWay = new HashMap<>();

  private int free;
  private boolean woken;
  private boolean stopping;

  Line(
      Deliveries deliveries,
      Attempt attempt,
      ChannelLimits limits,
      Duration poll,
      Duration stopTimeout,
      DeliveryListener listener) {
    this.deliveries = deliveries;
    this.attempt = attempt;
    this.limits = limits;
    this.poll = poll;
    this.stopTimeout = stopTimeout;
    this.clock = attempt.clock();
    this.listener = listener;
    this.free = limits.atOnce();
    this.pace = new Pace(limits.perSecond(), System.nanoTime());
    String name = "roster-" + channel().name();
    this.senders = Executors.newFixedThreadPool(limits.atOnce(), task -> new Thread(task, name));
    this.leaser = new Thread(this::leaseUntilStopped, name + "-leases");
  }

  void start() {
    leaser.start();
  }

  Channel channel() {
    return attempt.channel().channel();
  }

  /** Something may be due now. */
  synchronized void wake() {
    woken = true;
    notifyAll();
  }

  private void leaseUntilStopped() {
    while (!isStopping()) {
      try {
        if (leaseAndSend() == 0) {
          sleep(untilDue());
        }
      } catch (RuntimeException e) {
        listener.leasingFailed(channel(), e);
        sleep(poll);
      }
    }
  }

  private synchronized boolean isStopping() {
    return stopping;
  }

  /** How many were begun. */
  private int leaseAndSend() {
    int room = room();
    if (room == 0) {
      return 0;
    }
    Instant now = now();
    List<Leased> leased =
        deliveries.lease(
            channel(), busy(), room, now, now.plus(attempt.channel().patience()).plus(MARGIN));
    leased.forEach(this::begin);
    pace.began(leased.size());
    return leased.size();
  }

  /** So few that no fixed destination gets more than its part, whoever they are for. */
  private synchronized int room() {
    woken = false;
    int most =
        underWay.values().stream()
            .filter(count -> count < limits.toOneDestination())
            .reduce(0, Math::max);
    int part = limits.toOneDestination() - most;
    return Math.min(Math.min(free, part), pace.allowed(System.nanoTime()));
  }

  private synchronized boolean hasFree() {
    return free > 0;
  }

  private synchronized Set<Addressee.Destination> busy() {
    return underWay.entrySet().stream()
        .filter(each -> each.getValue() >= limits.toOneDestination())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private void begin(Leased leased) {
    count(leased, 1);
    senders.execute(
        () -> {
          try {
            sendAndNote(leased);
          } finally {
            count(leased, -1);
          }
        });
  }

  private synchronized void count(Leased leased, int change) {
    free -= change;
    if (leased.delivery().way().to() instanceof Addressee.Destination destination) {
      underWay.merge(destination, change, Integer::sum);
      underWay.remove(destination, 0);
    }
    if (change < 0) {
      wake();
    }
  }

  private void sendAndNote(Leased leased) {
    Settlement settlement = isLate(leased) ? givenBack() : attempt.make(leased.delivery());
    if (note(leased, settlement)) {
      listener.settled(leased.delivery(), settlement);
    } else {
      listener.notNoted(leased.delivery(), settlement);
    }
  }

  /** A machine that slept, say: somebody else may be at it already. */
  private boolean isLate(Leased leased) {
    return leased
        .delivery()
        .progress()
        .leasedUntil()
        .filter(until -> until.minus(attempt.channel().patience()).isBefore(clock.instant()))
        .isPresent();
  }

  private Settlement givenBack() {
    return new Settlement(DeliveryState.WAITING, now(), Duration.ZERO, "");
  }

  /** An outage that is short shall not make a delivery come twice. */
  private boolean note(Leased leased, Settlement settlement) {
    for (int tries = 1; ; tries++) {
      try {
        return deliveries.settle(leased.delivery().id(), leased.token(), settlement);
      } catch (Unavailable e) {
        if (tries == TRIES_AT_NOTING) {
          return false;
        }
      }
    }
  }

  /** How long nothing is to be done, unless somebody wakes, as every try does that ends. */
  private Duration untilDue() {
    if (!hasFree()) {
      return poll;
    }
    long paused = pace.untilNext();
    if (paused > 0) {
      return Duration.ofNanos(paused);
    }
    Instant now = now();
    return deliveries
        .nextDue(channel())
        .map(due -> Duration.between(now, due))
        .filter(pause -> pause.compareTo(poll) < 0 && !pause.isNegative() && !pause.isZero())
        .orElse(poll);
  }

  private synchronized void sleep(Duration pause) {
    long deadline = System.nanoTime() + pause.toNanos();
    long left;
    while (!woken && !stopping && (left = deadline - System.nanoTime()) > 0) {
      try {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      } catch (InterruptedException e) {
        stopping = true;
      }
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Leases nothing more; what is under way goes on. */
  synchronized void stop() {
    stopping = true;
    notifyAll();
  }

  /** Waits for what is under way, and breaks off what takes too long. */
  @Override
  public void close() {
    stop();
    try {
      leaser.join();
      senders.shutdown();
      if (!senders.awaitTermination(stopTimeout.toMillis(), TimeUnit.MILLISECONDS)) {
        attempt.channel().close();
        senders.awaitTermination(MARGIN.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    senders.shutdownNow();
    attempt.channel().close();
  }
}
