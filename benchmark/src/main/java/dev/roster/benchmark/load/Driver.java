package dev.roster.benchmark.load;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Asks a server over a fixed number of connections and measures its answers.
 *
 * <p>At a constant rate, requests are to be sent at moments that are fixed beforehand, and each
 * latency counts from that moment: a request that had no free connection because the server stood
 * still has waited for it all the same. To ask only when the last answer is there, and to count
 * from then, would leave out just those that a stall hits (coordinated omission).
 *
 * <p>Why an own one: wrk counts from the sending; wrk2, which does not, is in no package
 * repository, nor is Hyperfoil to be had as a library; Gatling's open model, the one without
 * coordinated omission, starts a new virtual user for every request and bounds no connections, and
 * on a machine of two cores most of what it measured would be its own work. One thread with a
 * selector asks many times more than any server here answers.
 *
 * <p>Not thread-safe.
 */
public final class Driver {

  private static final int PRECISION = 3;
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);
  private static final long TICK = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long NAP = TimeUnit.MICROSECONDS.toNanos(20);

  private final Load load;
  private final Histogram latencies = new Histogram(PRECISION);
  private final Deque<Wire> free = new ArrayDeque<>();
  private long warmUntil;
  private long end;
  private long answered;
  private long answeredInTime;
  private int inFlight;

  private Driver(Load load) {
    this.load = load;
  }

  /**
   * Runs a load.
   *
   * @param crew one for each connection
   * @throws UnexpectedAnswer if one answer is not as the scenario needs it
   */
  public static Measured run(Load load, List<Member> crew) throws IOException {
    return new Driver(load).run(crew);
  }

  private Measured run(List<Member> crew) throws IOException {
    List<Wire> wires = new ArrayList<>();
    try (Selector selector = Selector.open()) {
      for (Member member : crew.subList(0, load.connections())) {
        wires.add(new Wire(load.port(), selector, load.scenario().script(member, load.run())));
      }
      free.addAll(wires);
      drive(selector);
    } finally {
      for (Wire wire : wires) {
        wire.close();
      }
    }
    return Measured.of(answered, answeredInTime * 1e9 / (end - warmUntil), latencies);
  }

  private void drive(Selector selector) throws IOException {
    long start = System.nanoTime();
    warmUntil = start + TimeUnit.MILLISECONDS.toNanos(load.warmMillis());
    end = warmUntil + TimeUnit.MILLISECONDS.toNanos(load.millis());
    Pace pace = load.rate() > 0 ? Pace.constant(load.rate(), start) : Pace.peak();
    while (inFlight > 0 || pace.due(System.nanoTime()) < end) {
      long now = System.nanoTime();
      send(pace, now);
      if (now > end + PATIENCE) {
        throw new UnexpectedAnswer(inFlight + " requests were never answered");
      }
      await(selector, pace);
      receive(selector);
    }
  }

  private void send(Pace pace, long now) throws IOException {
    for (long due = pace.due(now); due <= now && due < end && !free.isEmpty(); ) {
      Wire wire = free.remove();
      pace.take();
      inFlight++;
      wire.send(due);
      due = pace.due(now);
    }
  }

  /** Waits for an answer, or until the next request is due; a selector alone waits whole ticks. */
  private void await(Selector selector, Pace pace) throws IOException {
    long now = System.nanoTime();
    long due = pace.due(now);
    if (free.isEmpty() || due >= end) {
      selector.select(100);
    } else if (due - now > 2 * TICK) {
      selector.select(TimeUnit.NANOSECONDS.toMillis(due - now - TICK));
    } else if (selector.selectNow() == 0 && due > now) {
      LockSupport.parkNanos(Math.min(NAP, due - now));
    }
  }

  private void receive(Selector selector) throws IOException {
    for (SelectionKey key : selector.selectedKeys()) {
      Wire wire = (Wire) key.attachment();
      if (wire.progress()) {
        count(wire.intended(), System.nanoTime());
        free.add(wire);
      }
    }
    selector.selectedKeys().clear();
  }

  private void count(long intended, long now) {
    answered++;
    inFlight--;
    if (intended >= warmUntil) {
      latencies.recordValue(now - intended);
    }
    if (now >= warmUntil && now < end) {
      answeredInTime++;
    }
  }
}
