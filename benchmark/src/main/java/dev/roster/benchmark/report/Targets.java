package dev.roster.benchmark.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Every target that this program has. */
record Targets(Figures figures) {

  /** In the order of every table. */
  static final List<String> STORES = List.of("sqlite", "postgresql");

  List<Target> all() {
    List<Target> all = new ArrayList<>();
    for (String store : STORES) {
      String patch = "whole/" + store + "/patch/64/";
      all.add(
          Target.atLeast(
              "`patch` against `bare`, " + name(store) + ", 64 connections",
              0.8,
              " times",
              figures.value(patch + "ratio", "bare")));
    }
    all.add(
        Target.atLeast(
            "`patch` on SQLite, 64 connections, against one commit a request",
            3,
            " times",
            figures.value("whole/sqlite/patch/64/ratio", "one-by-one")));
    for (String store : STORES) {
      all.add(
          Target.atMost(
              "`patch` p99 at half of the peak rate, " + name(store) + ", 64 connections",
              10,
              " ms",
              figures.value("whole/" + store + "/patch/64/p99", "roster")));
    }
    for (String store : STORES) {
      all.addAll(growth(store));
    }
    for (String store : STORES) {
      all.add(
          Target.atMost(
              "change to accepted webhook at 100 a second, median, " + name(store),
              20,
              " ms",
              figures.value("delivery/" + store + "/stored/p50", "")));
    }
    all.add(
        Target.atMost(
            "start to first answer, through `./roster`",
            0.6,
            " s",
            figures.value("start/again", "")));
    all.add(
        Target.atMost(
            "idle resident memory", 128, " MiB", figures.value("memory/sqlite/idle", "roster")));
    all.add(
        Target.atLeast(
            "deciding a change in the domain, on one core",
            2e6,
            " a second",
            figures.value("jmh/decide-a-change", "")));
    return all;
  }

  private List<Target> growth(String store) {
    return List.of(
        Target.atMost(
            "`patch` p50 at 10,000,000 users against 1,000, " + name(store),
            1.5,
            " times",
            ratio(
                figures.value("growth/patch/10000000/p50", store),
                figures.value("growth/patch/1000/p50", store))),
        Target.atMost(
            "list by key at 10,000,000 users, p99, " + name(store),
            20,
            " ms",
            figures.value("growth/list/10000000/p99", store)),
        Target.atMost(
            "search by prefix at 10,000,000 users, p99, " + name(store),
            20,
            " ms",
            figures.value("growth/search/10000000/p99", store)));
  }

  private static OptionalDouble ratio(OptionalDouble figure, OptionalDouble to) {
    return figure.isEmpty() || to.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(figure.getAsDouble() / to.getAsDouble());
  }

  static String name(String store) {
    return store.equals("sqlite") ? "SQLite" : "PostgreSQL";
  }
}
