package dev.roster.benchmark.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the README's section on performance, between its two marks, and the charts in it. */
public final class Report {

  private static final String BEGIN = "<!-- benchmark:begin -->";
  private static final String END = "<!-- benchmark:end -->";
  private static final String CHARTS = "benchmark/charts";
  private static final List<String> COMPARED = List.of("roster", "bare", "null");

  private final Figures figures;
  private final Path project;
  private final List<String> lines = new ArrayList<>();

  private Report(Path project, List<Result> results) {
    this.project = project;
    this.figures = new Figures(results);
  }

  /**
   * Writes it, and beside the charts the figures themselves.
   *
   * @param project the folder of the README, which has the marks
   */
  public static void write(Path project, List<Result> results) throws IOException {
    Path charts = project.resolve(CHARTS);
    Files.createDirectories(charts);
    Report report = new Report(project, results);
    report.write();
    new Results(charts).write("figures", results);
  }

  /**
   * Writes it with some figures in place of the same part's, and all others as they lie beside the
   * charts.
   *
   * @param part what the names of that part's figures begin with
   */
  public static void replace(Path project, String part, List<Result> results) throws IOException {
    List<Result> all = new ArrayList<>(new Results(project.resolve(CHARTS)).read());
    all.removeIf(each -> each.name().startsWith(part));
    all.addAll(results);
    write(project, all);
  }

  private void write() throws IOException {
    machine();
    targets();
    for (String store : Targets.STORES) {
      whole(store);
    }
    memory();
    deliveries();
    growth();
    jmh();
    Path readme = project.resolve("README.md");
    Files.writeString(readme, between(Files.readString(readme)));
  }

  private String between(String readme) {
    int begin = readme.indexOf(BEGIN);
    int end = readme.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalStateException("the README has no place for it: " + BEGIN + ", " + END);
    }
    String text = String.join("\n", lines).strip();
    return readme.substring(0, begin + BEGIN.length()) + "\n" + text + "\n" + readme.substring(end);
  }

  private void machine() {
    add(
        "On %s, %s cores, %s MiB, %s, %s; its disk takes %s ms for a flush. %s."
            .formatted(
                note("processor"),
                figures.cell("machine/cores", ""),
                figures.cell("machine/memory", ""),
                note("kernel"),
                note("jdk"),
                figures.cell("machine/flush", ""),
                note("date")),
        "");
  }

  private String note(String name) {
    return figures.find("machine/" + name, "").map(Result::note).orElse("unknown");
  }

  private void targets() {
    add("| target | | figure | met |", "|---|---|---|---|");
    new Targets(figures).all().forEach(target -> add(target.line()));
    add("");
  }

  private void whole(String store) throws IOException {
    String prefix = "whole/" + store + "/";
    if (figures.parts(prefix, 2).findAny().isEmpty()) {
      return;
    }
    add(
        "**" + Targets.name(store) + "**",
        "",
        "| scenario | connections | requests a second | against `bare` | against `null`"
            + " | p50 | p99 | p99.9 ms | CPU s for 1,000 |",
        "|---|---|---|---|---|---|---|---|---|");
    for (String scenario : figures.parts(prefix, 2).toList()) {
      for (String connections : figures.parts(prefix + scenario + "/", 3).toList()) {
        String name = prefix + scenario + "/" + connections + "/";
        add(
            row(
                "`" + scenario + "`",
                connections,
                figures.cell(name + "rate", "roster"),
                figures.cellWithSpread(name + "ratio", "bare"),
                figures.cell(name + "ratio", "null"),
                figures.cell(name + "p50", "roster"),
                figures.cell(name + "p99", "roster"),
                figures.cell(name + "p999", "roster"),
                figures.cell(name + "cpu", "roster")));
      }
    }
    add("");
    chart(store, prefix + "patch/");
  }

  private void chart(String store, String prefix) throws IOException {
    List<BarChart.Group> groups =
        figures
            .parts(prefix, 3)
            .map(
                connections ->
                    group(
                        connections + (connections.equals("1") ? " connection" : " connections"),
                        COMPARED.stream()
                            .map(of -> figures.value(prefix + connections + "/rate", of))))
            .toList();
    if (!groups.isEmpty()) {
      String title = "patch on " + Targets.name(store);
      draw("patch-" + store, new BarChart(title, "requests a second", COMPARED, groups));
    }
  }

  private static BarChart.Group group(String label, Stream<OptionalDouble> values) {
    return new BarChart.Group(label, values.toList());
  }

  private void draw(String file, BarChart chart) throws IOException {
    Files.writeString(project.resolve(CHARTS).resolve(file + ".svg"), chart.svg());
    add("![%s](%s/%s.svg)".formatted(chart.title(), CHARTS, file), "");
  }

  private void memory() {
    if (figures.parts("memory/", 1).findAny().isEmpty()) {
      return;
    }
    add(
        "| resident memory in MiB | idle | after the load | most | `bare` idle | `bare` after the load |",
        "|---|---|---|---|---|---|");
    for (String store : Targets.STORES) {
      String name = "memory/" + store + "/";
      add(
          row(
              Targets.name(store),
              figures.cell(name + "idle", "roster"),
              figures.cell(name + "loaded", "roster"),
              figures.cell(name + "most", "roster"),
              figures.cell(name + "idle", "bare"),
              figures.cell(name + "loaded", "bare")));
    }
    add(
        "",
        "A start takes %s s to the first answer, the first one, which makes the tables, %s s."
            .formatted(figures.cell("start/again", ""), figures.cell("start/first", "")),
        "");
  }

  private void deliveries() {
    if (figures.parts("delivery/", 1).findAny().isEmpty()) {
      return;
    }
    add(
        "| change to accepted webhook, ms | changes a second | p50 | p95 | p99 | most"
            + " | CPU s for 1,000 |",
        "|---|---|---|---|---|---|---|");
    for (String store : figures.parts("delivery/", 1).toList()) {
      for (String clock : List.of("stored", "received")) {
        String name = "delivery/" + store + "/";
        add(
            row(
                Targets.name(store) + ", as " + clock,
                figures.cell(name + "rate", ""),
                figures.cell(name + clock + "/p50", ""),
                figures.cell(name + clock + "/p95", ""),
                figures.cell(name + clock + "/p99", ""),
                figures.cell(name + clock + "/max", ""),
                figures.cell(name + "cpu", "")));
      }
    }
    add("");
  }

  private void growth() throws IOException {
    List<String> operations = figures.parts("growth/", 1).toList();
    List<String> sizes = figures.parts("growth/", 2).toList();
    List<String> stores =
        figures.all().stream()
            .filter(each -> each.name().startsWith("growth/"))
            .map(Result::of)
            .distinct()
            .toList();
    for (String store : stores) {
      add(
          row(
              Targets.name(store) + ", p50 / p99 in ms",
              sizes.stream()
                  .map(size -> Figures.text(Double.parseDouble(size)) + " users")
                  .collect(Collectors.joining(" | "))),
          "|---|" + "---|".repeat(sizes.size()));
      for (String operation : operations) {
        add(
            row(
                operation,
                sizes.stream()
                    .map(size -> "growth/" + operation + "/" + size)
                    .map(
                        name ->
                            figures.cell(name + "/p50", store)
                                + " / "
                                + figures.cell(name + "/p99", store))
                    .collect(Collectors.joining(" | "))));
      }
      add("");
      draw("growth-" + store, growth(store, operations, sizes));
    }
  }

  private BarChart growth(String store, List<String> operations, List<String> sizes) {
    List<BarChart.Group> groups =
        operations.stream()
            .map(
                operation ->
                    group(
                        operation,
                        sizes.stream()
                            .map(
                                size ->
                                    figures.value(
                                        "growth/" + operation + "/" + size + "/p50", store))))
            .toList();
    List<String> series =
        sizes.stream().map(size -> Figures.text(Double.parseDouble(size)) + " users").toList();
    return new BarChart("p50 as users grow, " + Targets.name(store), "ms", series, groups);
  }

  private void jmh() {
    List<Result> all =
        figures.all().stream().filter(each -> each.name().startsWith("jmh/")).toList();
    if (all.isEmpty()) {
      return;
    }
    add("| on one core | a second | |", "|---|---|---|");
    for (Result each : all) {
      add(
          row(
              each.name().substring("jmh/".length()).replace('-', ' '),
              Figures.text(each.value()),
              each.note()));
    }
    add("");
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  private void add(String... more) {
    lines.addAll(List.of(more));
  }
}
