package dev.roster.bootstrap.command;

import dev.roster.bootstrap.server.Program;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Has one delivery that was given up sent once more. */
@Command(
    name = "retry",
    description =
        "Has one delivery that is dead or expired sent once more, with all its tries and without an"
            + " expiry. A server that runs on the same database sends it.")
final class DeliveryRetry implements Runnable {

  private final Surroundings around;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "ID", description = "The number of the delivery.")
  private long id;

  DeliveryRetry(Surroundings around) {
    this.around = around;
  }

  @Override
  public void run() {
    try (Program program = Storage.open(spec, around)) {
      if (!program.store().deliveries().retry(id, Instant.now())) {
        throw new Refused("there is no delivery %d that was given up".formatted(id));
      }
      spec.commandLine().getOut().printf("delivery %d waits again%n", id);
    }
  }
}
