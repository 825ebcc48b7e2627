package dev.roster.bootstrap.command;

import dev.roster.application.port.Deliveries;
import dev.roster.application.port.Delivery;
import dev.roster.application.port.Page;
import dev.roster.bootstrap.server.Program;
import dev.roster.domain.delivery.Channel;
import dev.roster.domain.delivery.DeliveryState;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.user.Policy;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists deliveries; shows no address and no text. */
@Command(
    name = "list",
    description = "Lists deliveries, newest first: where each stands, and what went wrong last.")
final class DeliveryList implements Runnable {

  private static final String COLUMNS = "%-17s  %-8s  %-8s  %-24s  %-6s  %-17s  %5s  %-25s  %s%n";

  private final Surroundings around;

  @Spec private CommandSpec spec;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = "Only in this state; may be given several times.")
  private Set<DeliveryState> states = EnumSet.noneOf(DeliveryState.class);

  @Option(names = "--user", paramLabel = "ID", description = "Only about this user.")
  private Optional<UserId> user = Optional.empty();

  @Option(names = "--channel", paramLabel = "NAME", description = "Only over this channel.")
  private Optional<Channel> channel = Optional.empty();

  @Option(
      names = "--before",
      paramLabel = "TIME",
      description = "Only of changes before this, as 2030-01-31T08:00:00Z.")
  private Optional<Instant> before = Optional.empty();

  @Option(
      names = "--page",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description = "Which part, of " + Page.MAX_LIMIT + " each. Default: ${DEFAULT-VALUE}")
  private int page;

  DeliveryList(Surroundings around) {
    this.around = around;
  }

  @Override
  public void run() {
    if (page < 1) {
      throw new Refused("pages are counted from 1");
    }
    Deliveries.Filter filter =
        new Deliveries.Filter(states, user, channel, Optional.empty(), before);
    PrintWriter out = spec.commandLine().getOut();
    try (Program program = Storage.open(spec, around)) {
      Deliveries deliveries = program.store().deliveries();
      out.printf(
          COLUMNS, "id", "state", "channel", "to", "notice", "user", "tries", "of", "problem");
      deliveries
          .list(filter, new Page(page, Page.MAX_LIMIT))
          .forEach(delivery -> print(delivery, program.roster().policy(), out));
      out.printf("%d in all%n", deliveries.count(filter));
    }
  }

  private static void print(Delivery delivery, Policy policy, PrintWriter out) {
    out.printf(
        COLUMNS,
        delivery.id(),
        delivery.progress().state().text(),
        delivery.way().channel().name(),
        delivery.way().to().text(),
        delivery.notice().id().value(),
        delivery.about().user().value(),
        delivery.progress().tries(),
        policy.shown(delivery.createdAt()),
        Plain.text(delivery.progress().problem()));
  }
}
