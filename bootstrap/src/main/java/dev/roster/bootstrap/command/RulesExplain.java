package dev.roster.bootstrap.command;

import dev.roster.bootstrap.configuration.Configuration;
import dev.roster.bootstrap.rules.Rules;
import dev.roster.domain.delivery.DeliveryRule;
import dev.roster.domain.delivery.DeliveryRules;
import dev.roster.domain.notice.NoticeCatalogue;
import dev.roster.domain.notice.NoticeId;
import dev.roster.domain.notice.NoticeTemplate;
import dev.roster.domain.status.Status;
import dev.roster.domain.status.Transition;
import dev.roster.domain.status.TransitionTable;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what a change of status would send, and sends nothing. */
@Command(
    name = "explain",
    description =
        "Shows what a change of status would send, to whom and in which words. Sends nothing.")
final class RulesExplain implements Runnable {

  private final Surroundings around;

  @Spec private CommandSpec spec;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "STATUS",
      description = "The status before, by name or code.")
  private Status from;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "STATUS",
      description = "The status after, by name or code.")
  private Status to;

  RulesExplain(Surroundings around) {
    this.around = around;
  }

  @Override
  public void run() {
    Configuration configuration =
        Flags.configuration(spec.commandLine().getParseResult(), around.environment());
    DeliveryRules rules = Rules.inForce(configuration);
    List<Transition> moves =
        TransitionTable.STANDARD.rows().stream()
            .filter(row -> row.from() == from && row.to() == to)
            .toList();
    if (moves.isEmpty()) {
      throw new Refused(
          "nobody moves a user from %d %s to %d %s".formatted(from.code(), from, to.code(), to));
    }
    moves.forEach(move -> explain(move, rules, spec.commandLine().getOut()));
  }

  private static void explain(Transition move, DeliveryRules rules, PrintWriter out) {
    out.printf(
        "%s (%d -> %d, by %s): %s%n",
        move.name(),
        move.from().code(),
        move.to().code(),
        move.by().name().toLowerCase(Locale.ROOT),
        move.notice().map(id -> "notice " + id.value()).orElse("no notice"));
    move.notice().ifPresent(id -> explain(id, move, rules, out));
  }

  private static void explain(NoticeId id, Transition move, DeliveryRules rules, PrintWriter out) {
    out.println("  inbox of the user");
    for (DeliveryRule rule : rules.applying(id, Optional.of(move))) {
      NoticeTemplate.Text text = text(id, rule, rules);
      out.printf(
          "  %s to %s, %s%s%n    %s%n    %s%n",
          rule.channel().name(),
          rule.recipient().text(),
          rule.wording().language().tag(),
          rule.expiry().map(RulesExplain::within).orElse(""),
          Plain.text(text.title()),
          Plain.text(text.content()));
    }
  }

  /** In the largest unit that says it exactly. */
  private static String within(Duration period) {
    long seconds = period.toSeconds();
    if (seconds % 86_400 == 0) {
      return ", within %d d".formatted(seconds / 86_400);
    }
    return seconds % 3_600 == 0
        ? ", within %d h".formatted(seconds / 3_600)
        : ", within %d s".formatted(seconds);
  }

  private static NoticeTemplate.Text text(NoticeId id, DeliveryRule rule, DeliveryRules rules) {
    return rules
        .template(rule.wording().template())
        .or(() -> NoticeCatalogue.STANDARD.find(id))
        .orElseThrow()
        .texts()
        .get(rule.wording().language());
  }
}
