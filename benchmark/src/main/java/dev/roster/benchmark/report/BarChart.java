package dev.roster.benchmark.report;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Bars in groups, as SVG that can be read on a light and on a dark page.
 *
 * @param title above it
 * @param unit of the values
 * @param series what the bars of a group are; their colours are told in a legend
 * @param groups from left to right
 */
record BarChart(String title, String unit, List<String> series, List<Group> groups) {

  /**
   * Bars side by side.
   *
   * @param values one for each of the series; empty where there is none
   */
  record Group(String label, List<OptionalDouble> values) {}

  private static final List<String> COLOURS = List.of("#2f81f7", "#d29922", "#8b949e", "#a371f7");
  private static final int WIDTH = 760;
  private static final int HEIGHT = 300;
  private static final int TOP = 64;
  private static final int BOTTOM = 34;
  private static final int SIDE = 12;
  private static final double GAP = 0.22;

  String svg() {
    StringBuilder svg = new StringBuilder();
    line(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">",
        WIDTH,
        HEIGHT);
    line(svg, "<title>%s</title>", title);
    line(
        svg,
        "<style>text{font:12px sans-serif;fill:#1f2328}.t{font-weight:600;font-size:14px}"
            + ".n{font-size:10px}line{stroke:#8b949e}"
            + "@media(prefers-color-scheme:dark){text{fill:#e6edf3}}</style>");
    text(svg, SIDE, 20, "start", "t", title + ", " + unit);
    legend(svg);
    double groupWidth = (WIDTH - 2.0 * SIDE) / groups.size();
    for (int i = 0; i < groups.size(); i++) {
      group(svg, groups.get(i), SIDE + i * groupWidth, groupWidth);
    }
    line(
        svg,
        "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%2$d\"/>",
        SIDE,
        HEIGHT - BOTTOM,
        WIDTH - SIDE);
    line(svg, "</svg>");
    return svg.toString();
  }

  private void legend(StringBuilder svg) {
    int x = SIDE;
    for (int i = 0; i < series.size(); i++) {
      line(
          svg,
          "<rect x=\"%d\" y=\"32\" width=\"10\" height=\"10\" fill=\"%s\"/>",
          x,
          COLOURS.get(i));
      text(svg, x + 15, 41, "start", "", series.get(i));
      x += 40 + 7 * series.get(i).length();
    }
  }

  private void group(StringBuilder svg, Group group, double left, double width) {
    double bar = width * (1 - GAP) / series.size();
    for (int i = 0; i < series.size(); i++) {
      OptionalDouble value = group.values().get(i);
      if (value.isPresent()) {
        bar(svg, left + width * GAP / 2 + i * bar, bar, value.getAsDouble(), COLOURS.get(i));
      }
    }
    text(svg, left + width / 2, HEIGHT - 14, "middle", "", group.label());
  }

  private void bar(StringBuilder svg, double x, double width, double value, String colour) {
    double height = (HEIGHT - TOP - BOTTOM) * value / highest();
    double y = HEIGHT - BOTTOM - height;
    line(
        svg,
        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"2\" fill=\"%s\"/>",
        x + 1,
        y,
        width - 2,
        height,
        colour);
    text(svg, x + width / 2, y - 4, "middle", "n", Figures.text(value));
  }

  private double highest() {
    return groups.stream()
        .flatMapToDouble(group -> group.values().stream().flatMapToDouble(OptionalDouble::stream))
        .max()
        .orElse(1);
  }

  private static void text(
      StringBuilder svg, double x, double y, String anchor, String style, String text) {
    line(
        svg,
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" class=\"%s\">%s</text>",
        x,
        y,
        anchor,
        style,
        text);
  }

  private static void line(StringBuilder svg, String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
