package dev.roster.bootstrap.crash;

import dev.roster.bootstrap.configuration.Key;
import dev.roster.bootstrap.crash.rigged.Point;
import dev.roster.bootstrap.endtoend.Caller;
import dev.roster.bootstrap.endtoend.Crew;
import dev.roster.bootstrap.endtoend.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A database and the servers on it, which are killed and started again. Used by one thread.
 *
 * <p>Not all users have news of each life: what a dead server had leased holds up the notices of
 * those users until the lease runs out.
 */
final class World implements AutoCloseable {

  private static final int USERS = 240;
  private static final int MOST_PASSED = 4;
  private static final int LONGEST_LIFE_MILLIS = 300;
  private static final int PATIENCE_SECONDS = 30;

  private final Path folder;
  private final Rigging program;
  private final List<String> flags;
  private final Database database;
  private final Journal journal = new Journal();
  private final Destination destination;
  private final Tally tally = new Tally();
  private final Reckoning reckoning;
  private final Random random;
  private final Map<Long, Integer> statuses = new ConcurrentHashMap<>();
  private final List<Node> nodes = new ArrayList<>();
  private String token = "";
  private int lives;

  /**
   * Starts it.
   *
   * @param kind of the database
   * @param count of servers
   * @param folder for all files
   * @param program which the servers run
   * @param seed of what is left to chance
   */
  World(Database.Kind kind, int count, Path folder, Rigging program, long seed) throws Exception {
    this.folder = folder;
    this.program = program;
    this.random = new Random(seed);
    this.database = kind.empty(folder);
    Crew.populate(database, USERS).forEach(user -> statuses.put(user, 0));
    this.destination = new Destination(journal);
    this.flags = new ArrayList<>(database.flag());
    this.flags.addAll(destination.flags());
    this.flags.addAll(
        List.of("--session-rate=0", "--address-rate=0", "--bcrypt-cost=4", "--webhook-timeout=3"));
    this.reckoning = new Reckoning(database, journal, tally);
    start(count);
    this.token = Caller.loggedIn(nodes.get(0).base(), "admin", Crew.PASSWORD).token();
  }

  /** What was found so far. */
  Tally tally() {
    return tally;
  }

  /** Keeps the servers busy until one has died at a point, and starts it again. */
  void killAt(Point point) throws Exception {
    Traffic traffic = traffic(point);
    List<Node> victims = point.place().isPresent() ? List.of(trapped(point)) : allAtOnce();
    traffic.stop();
    Set<String> open =
        database.rows("select id from roster_delivery where ended_at is null").stream()
            .map(row -> "delivery-" + row.get(0))
            .collect(Collectors.toSet());
    for (Node victim : victims) {
      journal.died(victim.source(), new Journal.Death(point, open));
      tally.reached(point);
      nodes.remove(victim);
      victim.close();
    }
    start(victims.size());
    reckon(point);
  }

  private Traffic traffic(Point point) {
    List<Caller> callers = nodes.stream().map(node -> new Caller(node.base()).with(token)).toList();
    return Traffic.start(journal, point, "life-" + ++lives, callers, statuses);
  }

  /** The first server that comes to a point, after some have passed it; it is dead then. */
  private Node trapped(Point point) throws Exception {
    CompletableFuture<Node> caught = new CompletableFuture<>();
    AtomicInteger toPass = new AtomicInteger(random.nextInt(MOST_PASSED));
    boolean halts = random.nextBoolean();
    for (Node node : nodes) {
      node.at(
          point,
          thread -> {
            if (toPass.getAndDecrement() > 0 || !caught.complete(node)) {
              thread.go();
            } else if (halts) {
              thread.halt();
            } else {
              node.kill();
            }
          });
    }
    try {
      Node victim = caught.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      victim.awaitEnd();
      return victim;
    } catch (TimeoutException e) {
      throw new AssertionError("nobody came by point " + point.number(), e);
    } finally {
      nodes.forEach(Node::nowhere);
    }
  }

  /**
   * Has a thread stand with the news that a message was refused, until that message is on its way
   * again; the news is late then.
   */
  void standStill() throws Exception {
    Destination.Choice choice = destination.refuseNext();
    CompletableFuture<Watch.Standing> late = new CompletableFuture<>();
    for (Node node : nodes) {
      node.at(
          Point.LATE,
          thread -> {
            if (!isAbout(thread, choice.id()) || !late.complete(thread)) {
              thread.go();
            }
          });
    }
    Traffic traffic = traffic(Point.LATE);
    Watch.Standing thread = late.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    traffic.stop();
    nodes.forEach(Node::nowhere);
    choice.awaitAgain();
    thread.go();
    await(() -> nodes.stream().anyMatch(node -> isLate(node, choice.id())));
    choice.enough();
    tally.reached(Point.LATE);
    reckon(Point.LATE);
  }

  /** A settlement is told the number of its delivery first. */
  private static boolean isAbout(Watch.Standing thread, String id) {
    return thread.told().startsWith("[" + id.replace("delivery-", "") + ",");
  }

  /** Whether it has said what became of its try. */
  private static boolean isLate(Node node, String id) {
    String said = id.replace('-', ' ') + " (";
    return node.log().lines().anyMatch(line -> line.contains(said) && line.contains("failed"));
  }

  private List<Node> allAtOnce() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
    nodes.parallelStream().forEach(Node::kill);
    return List.copyOf(nodes);
  }

  private void start(int count) throws Exception {
    List<CompletableFuture<Node>> starting =
        IntStream.range(0, count)
            .mapToObj(number -> CompletableFuture.supplyAsync(this::started))
            .toList();
    for (CompletableFuture<Node> one : starting) {
      nodes.add(one.get());
    }
  }

  private Node started() {
    try {
      return Node.start(folder, program, flags);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void reckon(Point point) {
    reckoning.check(journal.news(), point);
    database
        .rows("select id, status from roster_user")
        .forEach(
            row ->
                statuses.computeIfPresent(
                    Long.parseLong(row.get(0)), (id, old) -> Integer.parseInt(row.get(1))));
  }

  /** Waits until nothing is on its way any more, and looks at everything once more. */
  void end() throws Exception {
    await(
        () -> database.number("select count(*) from roster_delivery where ended_at is null") == 0);
    reckoning.check(journal.users(), Point.LATE);
    reckoning.checkArrived(Point.LATE);
    if (database.key() == Key.DATA
        && !database.rows("pragma integrity_check").equals(List.of(List.of("ok")))) {
      tally.wrong(Point.LATE, "the file is damaged");
    }
  }

  /** Or until there is no hope. */
  private static void await(BooleanSupplier over) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(2 * PATIENCE_SECONDS);
    while (!over.getAsBoolean() && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  @Override
  public void close() throws IOException {
    for (Node node : nodes) {
      node.close();
    }
    destination.close();
  }
}
