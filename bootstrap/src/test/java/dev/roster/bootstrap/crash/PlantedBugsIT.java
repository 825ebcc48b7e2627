package dev.roster.bootstrap.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.bootstrap.crash.rigged.Point;
import dev.roster.bootstrap.endtoend.Database;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The harness finds what it is there to find. */
class PlantedBugsIT {

  private static final long SEED = 1;

  @TempDir Path folder;

  @Test
  void a_notice_written_outside_the_transaction_is_found() throws Exception {
    try (World world = planted(PlantedBug.NOTICE_OUTSIDE_THE_TRANSACTION)) {
      world.killAt(Point.AUDIT);
      assertThat(world.tally().at(Point.AUDIT).lost()).isPositive();
      assertFound(world, "point 4, lost: no notice in the inbox of ");
    }
  }

  @Test
  void a_lease_without_token_is_found() throws Exception {
    try (World world = planted(PlantedBug.LEASE_WITHOUT_TOKEN)) {
      world.standStill();
      world.end();
      assertThat(world.tally().at(Point.LATE).doubled()).isPositive();
      assertFound(world, "point 19, doubled: ");
    }
  }

  private World planted(PlantedBug bug) throws Exception {
    Rigging program = Rigging.of(folder, Optional.of(bug.compiled(folder)));
    return new World(Database.Kind.SQLITE, 1, folder, program, SEED);
  }

  private static void assertFound(World world, String fault) {
    List<String> faults = world.tally().faults();
    faults.forEach(System.out::println);
    assertThat(faults).isNotEmpty().allMatch(one -> one.startsWith(fault));
  }
}
