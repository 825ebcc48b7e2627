package dev.roster.bootstrap.command;

import dev.roster.domain.notice.NoticeId;
import dev.roster.domain.status.Status;
import dev.roster.domain.status.Transition;
import dev.roster.domain.status.TransitionTable;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the legal moves between statuses. */
@Command(name = "transitions", description = "Shows the legal moves between statuses.")
final class Transitions implements Runnable {

  /** How to show them. */
  enum Format {
    /** One row a line. */
    TEXT,
    /** A state diagram in Mermaid's language. */
    MERMAID
  }

  private static final String COLUMNS = "%-24s  %-14s  %-14s  %-9s  %s%n";

  @Spec private CommandSpec spec;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or mermaid. Default: ${DEFAULT-VALUE}")
  private Format format;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    switch (format) {
      case TEXT -> text(out);
      case MERMAID -> mermaid(out);
    }
  }

  private static void text(PrintWriter out) {
    out.printf(COLUMNS, "transition", "from", "to", "by", "notice");
    for (Transition row : TransitionTable.STANDARD.rows()) {
      out.printf(
          COLUMNS,
          row.name(),
          codeAndName(row.from()),
          codeAndName(row.to()),
          row.by().name().toLowerCase(Locale.ROOT),
          row.notice().map(id -> String.valueOf(id.value())).orElse("none"));
    }
  }

  private static void mermaid(PrintWriter out) {
    out.println("stateDiagram-v2");
    Arrays.stream(Status.values())
        .forEach(status -> out.printf("    %s: %s%n", status, codeAndName(status)));
    TransitionTable.STANDARD
        .rows()
        .forEach(
            row ->
                out.printf(
                    "    %s --> %s: %s (%s)%n",
                    row.from(),
                    row.to(),
                    row.name(),
                    row.notice().map(Transitions::notice).orElse("no notice")));
  }

  private static String notice(NoticeId id) {
    return "notice " + id.value();
  }

  private static String codeAndName(Status status) {
    return status.code() + " " + status;
  }
}
