package dev.roster.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.bootstrap.endtoend.ServerLoad.Sent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** What a database has kept of all that was written to it. */
final class Ledger {

  private static final String STEPS =
      "select user_id, version, attribute, before_value, after_value, reason from roster_audit"
          + " order by user_id, version";

  private static final Pattern REASON =
      Pattern.compile("\\{(?:\"reason\":\"([^\"]*)\")?.*}", Pattern.DOTALL);

  private final Database database;
  private final List<Step> steps;

  /** One entry of the audit; its text is what a write is known by. */
  private record Step(
      long user, long version, String attribute, String before, String after, String text) {

    static Step of(List<String> row) {
      boolean status = row.get(2).equals("status");
      return new Step(
          Long.parseLong(row.get(0)),
          Long.parseLong(row.get(1)),
          row.get(2),
          row.get(3),
          row.get(4),
          row.get(status ? 5 : 4));
    }
  }

  Ledger(Database database) {
    this.database = database;
    this.steps = database.rows(STEPS).stream().map(Step::of).toList();
  }

  /**
   * What was acknowledged is there once, under the version that was told, and all of it is whole.
   */
  void assertKept(List<Sent> sent) {
    assertThat(steps).extracting(Step::text).doesNotHaveDuplicates();
    Map<String, Step> byText = new HashMap<>();
    steps.forEach(step -> byText.put(step.text(), step));
    assertThat(sent)
        .filteredOn(Sent::acknowledged)
        .allSatisfy(
            write -> {
              assertThat(byText).containsKey(write.text());
              assertThat(byText.get(write.text()).user()).isEqualTo(write.user());
              assertThat(byText.get(write.text()).version()).isEqualTo(write.version());
            });
    assertThat(sent).extracting(Sent::text).containsAll(byText.keySet());
    steps.stream().collect(Collectors.groupingBy(Step::user)).forEach(this::assertWhole);
  }

  /** Nothing of these was stored. */
  void assertNothingOf(List<Sent> sent) {
    List<String> texts = sent.stream().map(Sent::text).toList();
    assertThat(steps).extracting(Step::text).doesNotContainAnyElementsOf(texts);
  }

  /** One version after the other, one value after the other, and for each status its notice. */
  private void assertWhole(long user, List<Step> own) {
    assertThat(own)
        .extracting(Step::version)
        .containsExactlyElementsOf(LongStream.rangeClosed(2, 1 + own.size()).boxed().toList());
    for (int i = 1; i < own.size(); i++) {
      assertThat(own.get(i).before()).isEqualTo(own.get(i - 1).after());
    }
    Step last = own.get(own.size() - 1);
    assertThat(
            database.rows(
                "select version, %s from roster_user where id = %d"
                    .formatted(last.attribute(), user)))
        .containsExactly(List.of(Long.toString(last.version()), last.after()));
    List<Step> decided = own.stream().filter(step -> step.attribute().equals("status")).toList();
    assertTold("roster_notice", user, decided);
    assertTold("roster_delivery", user, decided);
  }

  /** In this table one row for each; a disabling tells its reason. */
  private void assertTold(String table, long user, List<Step> decided) {
    List<String> told =
        database
            .rows("select notice_id, variables from %s where user_id = %d".formatted(table, user))
            .stream()
            .map(row -> row.get(0) + REASON.matcher(row.get(1)).replaceAll(" $1"))
            .toList();
    assertThat(told)
        .containsExactlyInAnyOrderElementsOf(
            decided.stream()
                .map(step -> step.after().equals("1") ? "10 " + step.text() : "11 ")
                .toList());
  }
}
