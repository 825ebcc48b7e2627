package dev.roster.bootstrap.command;

import dev.roster.application.port.Deliveries;
import dev.roster.bootstrap.server.Program;
import dev.roster.domain.delivery.Channel;
import dev.roster.domain.delivery.DeliveryState;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Has the deliveries of a span of time that have ended sent once more. */
@Command(
    name = "replay",
    description =
        "Has every delivery that is dead or expired, of changes within a span of time, sent once"
            + " more: after a destination was down for long, say.")
final class DeliveryReplay implements Runnable {

  private final Surroundings around;

  @Spec private CommandSpec spec;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "TIME",
      description = "The first moment, as 2030-01-31T08:00:00Z.")
  private Instant from;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "TIME",
      description = "The first moment after it.")
  private Instant to;

  @Option(names = "--channel", paramLabel = "NAME", description = "Only over this channel.")
  private Optional<Channel> channel = Optional.empty();

  @Option(
      names = "--accepted",
      description =
          "Also what was accepted, for a destination that has lost it; comes again under the same"
              + " id.")
  private boolean accepted;

  @Option(names = "--dry-run", description = "Only says how many there are.")
  private boolean dry;

  DeliveryReplay(Surroundings around) {
    this.around = around;
  }

  @Override
  public void run() {
    if (!from.isBefore(to)) {
      throw new Refused("--from has to be before --to");
    }
    try (Program program = Storage.open(spec, around)) {
      Deliveries deliveries = program.store().deliveries();
      if (dry) {
        long count = deliveries.count(which());
        spec.commandLine().getOut().printf("%d deliveries would wait again%n", count);
      } else {
        long count = deliveries.retryAll(which(), Instant.now());
        spec.commandLine().getOut().printf("%d deliveries wait again%n", count);
      }
    }
  }

  private Deliveries.Filter which() {
    return new Deliveries.Filter(
        accepted ? DeliveryState.ENDED : DeliveryState.GIVEN_UP,
        Optional.empty(),
        channel,
        Optional.of(from),
        Optional.of(to));
  }
}
