package dev.roster.bootstrap.command;

import dev.roster.bootstrap.configuration.Configuration;
import dev.roster.bootstrap.rules.Rules;
import dev.roster.domain.delivery.DeliveryRule;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Reads the rules about deliveries and says which of them apply. */
@Command(
    name = "check",
    description =
        "Reads the rules that say which notice leaves the program, and says which of them apply."
            + " What is wrong with them is said with file and line; a rule whose channel does not"
            + " know where it sends to is shown, and the command fails.")
final class RulesCheck implements Runnable {

  private final Surroundings around;

  @Spec private CommandSpec spec;

  RulesCheck(Surroundings around) {
    this.around = around;
  }

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    Configuration configuration =
        Flags.configuration(spec.commandLine().getParseResult(), around.environment());
    List<DeliveryRule> rules = Rules.all(configuration).rules();
    for (DeliveryRule rule : rules) {
      out.printf(
          "%-6s  %-10s  %-16s  %s%n",
          rule.on().text(),
          rule.channel().name(),
          rule.recipient().text(),
          standing(rule, configuration));
    }
    out.printf("%d rules%n", rules.size());
    Rules.inForce(configuration);
  }

  private static String standing(DeliveryRule rule, Configuration configuration) {
    if (!rule.enabled()) {
      return "not enabled";
    }
    if (!configuration.deliveries().channels().contains(rule.channel())) {
      return "its channel is not configured";
    }
    return configuration.deliveries().reaches(rule.channel(), rule.recipient())
        ? "applies"
        : "unknown to its channel";
  }
}
