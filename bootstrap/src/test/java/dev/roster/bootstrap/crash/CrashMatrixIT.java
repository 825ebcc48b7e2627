package dev.roster.bootstrap.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.bootstrap.crash.rigged.Point;
import dev.roster.bootstrap.endtoend.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Wherever a server dies, nothing that was committed is lost, and nothing is told that was not;
 * what arrives twice had been sent by a server that died before it could note that.
 *
 * <p>The system property {@code crash.kills} says how many deaths there are at least, and {@code
 * crash.seed} what is left to chance.
 */
class CrashMatrixIT {

  private static final int KILLS = Integer.getInteger("crash.kills", 104);
  private static final long SEED = Long.getLong("crash.seed", System.nanoTime());
  private static final List<Integer> NODES = List.of(1, 3);
  private static final int AT_ONCE = 2;

  @TempDir Path folder;

  @Test
  void notices_exist_and_arrive_exactly_when_their_change_was_committed() throws Exception {
    Rigging program = Rigging.of(folder, Optional.empty()).archived(folder);
    Map<Database.Kind, List<Future<Tally>>> running = new EnumMap<>(Database.Kind.class);
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    for (int nodes : NODES) {
      for (Database.Kind kind : Database.Kind.here()) {
        running
            .computeIfAbsent(kind, none -> new ArrayList<>())
            .add(threads.submit(() -> world(kind, nodes, program)));
      }
    }
    threads.shutdown();
    Matrix matrix = new Matrix();
    List<String> faults = new ArrayList<>();
    for (Map.Entry<Database.Kind, List<Future<Tally>>> each : running.entrySet()) {
      List<Tally> found = new ArrayList<>();
      for (Future<Tally> one : each.getValue()) {
        found.add(one.get());
      }
      found.forEach(tally -> faults.addAll(tally.faults()));
      matrix.add(each.getKey(), found);
    }
    System.out.printf("seed %d, %d kills%n%s", SEED, matrix.kills(), matrix);
    assertThat(faults).isEmpty();
    assertThat(matrix.kills()).isGreaterThanOrEqualTo(KILLS);
    assertThat(Point.byTurns())
        .allSatisfy(
            point ->
                assertThat(running.keySet())
                    .allSatisfy(kind -> assertThat(matrix.at(kind, point).times()).isPositive()));
  }

  /** Those of three servers begin elsewhere, so that all points have about as many deaths. */
  private Tally world(Database.Kind kind, int nodes, Rigging program) throws Exception {
    int worlds = NODES.size() * Database.Kind.here().size();
    int kills = (KILLS + worlds - 1) / worlds;
    List<Point> turns = Point.byTurns();
    Path own = Files.createTempDirectory(folder, "world");
    try (World world = new World(kind, nodes, own, program, SEED + nodes)) {
      for (int number = 0; number < kills; number++) {
        world.killAt(turns.get((number + nodes * kills / 2) % turns.size()));
      }
      world.standStill();
      world.end();
      return world.tally();
    }
  }
}
