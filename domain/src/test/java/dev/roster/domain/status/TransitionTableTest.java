package dev.roster.domain.status;

import static dev.roster.domain.status.By.MODERATOR;
import static dev.roster.domain.status.By.SELF;
import static dev.roster.domain.status.Status.DISABLED;
import static dev.roster.domain.status.Status.IGNORED;
import static dev.roster.domain.status.Status.NORMAL;
import static dev.roster.domain.status.Status.REJECTED;
import static dev.roster.domain.status.Status.UNDER_REVIEW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roster.domain.notice.NoticeId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransitionTableTest {

  private static final TransitionTable STANDARD = TransitionTable.STANDARD;

  /** Status table of seed 003, with the decisions of this project: all 25 pairs, both actors. */
  // @formatter:off
  @ParameterizedTest(name = "{0} -> {1}: moderator {2}, notice {3}; self {4}, notice {5}")
  @CsvSource(delimiter = '|', textBlock = """
      # from         | to           | moderator               | notice | self        | notice
      NORMAL         | NORMAL       | -                       | -      | -           | -
      NORMAL         | DISABLED     | disable                 | 10     | -           | -
      NORMAL         | UNDER_REVIEW | -                       | -      | -           | -
      NORMAL         | REJECTED     | -                       | -      | -           | -
      NORMAL         | IGNORED      | -                       | -      | -           | -
      DISABLED       | NORMAL       | enable                  | 11     | -           | -
      DISABLED       | DISABLED     | -                       | -      | -           | -
      DISABLED       | UNDER_REVIEW | -                       | -      | -           | -
      DISABLED       | REJECTED     | -                       | -      | -           | -
      DISABLED       | IGNORED      | -                       | -      | -           | -
      UNDER_REVIEW   | NORMAL       | approve                 | 2      | -           | -
      UNDER_REVIEW   | DISABLED     | -                       | -      | -           | -
      UNDER_REVIEW   | UNDER_REVIEW | -                       | -      | -           | -
      UNDER_REVIEW   | REJECTED     | reject                  | 3      | -           | -
      UNDER_REVIEW   | IGNORED      | ignore                  | none   | -           | -
      REJECTED       | NORMAL       | approve a rejected user | 2      | -           | -
      REJECTED       | DISABLED     | -                       | -      | -           | -
      REJECTED       | UNDER_REVIEW | -                       | -      | apply again | none
      REJECTED       | REJECTED     | -                       | -      | -           | -
      REJECTED       | IGNORED      | -                       | -      | -           | -
      IGNORED        | NORMAL       | approve an ignored user | 2      | -           | -
      IGNORED        | DISABLED     | -                       | -      | -           | -
      IGNORED        | UNDER_REVIEW | -                       | -      | -           | -
      IGNORED        | REJECTED     | -                       | -      | -           | -
      IGNORED        | IGNORED      | -                       | -      | -           | -
      """)
  // @formatter:on
  void every_pair_of_statuses_has_exactly_the_row_of_the_specification(
      Status from, Status to, String moderator, String notice, String self, String selfNotice) {
    assertThat(found(from, to, MODERATOR)).isEqualTo(List.of(moderator, notice));
    assertThat(found(from, to, SELF)).isEqualTo(List.of(self, selfNotice));
  }

  private static List<String> found(Status from, Status to, By by) {
    return STANDARD
        .find(from, to, by)
        .map(row -> List.of(row.name(), row.notice().map(TransitionTableTest::id).orElse("none")))
        .orElse(List.of("-", "-"));
  }

  private static String id(NoticeId notice) {
    return Integer.toString(notice.value());
  }

  @Test
  void the_rows_keep_the_order_of_the_source() {
    assertThat(STANDARD.rows())
        .extracting(Transition::name)
        .containsExactly(
            "disable",
            "enable",
            "approve",
            "reject",
            "ignore",
            "approve a rejected user",
            "approve an ignored user",
            "apply again");
  }

  @Test
  void the_rows_cannot_be_changed() {
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> STANDARD.rows().clear());
  }

  @Test
  void targets_are_listed_in_the_order_of_their_codes() {
    TransitionTable table =
        TransitionTable.of(
            Transition.silent("last", NORMAL, IGNORED, MODERATOR),
            Transition.silent("first", NORMAL, DISABLED, MODERATOR),
            Transition.silent("own", NORMAL, REJECTED, SELF));

    assertThat(table.targets(NORMAL, MODERATOR)).containsExactly(DISABLED, IGNORED);
    assertThat(table.targets(NORMAL, SELF)).containsExactly(REJECTED);
    assertThat(table.targets(DISABLED, MODERATOR)).isEmpty();
  }

  @Test
  void a_duplicate_row_is_refused_and_named() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                TransitionTable.of(
                    Transition.silent("once", NORMAL, DISABLED, MODERATOR),
                    Transition.owing(
                        "twice", NORMAL, DISABLED, MODERATOR, NoticeId.ACCOUNT_DISABLED)))
        .withMessageContaining("NORMAL -> DISABLED by MODERATOR")
        .withMessageContaining("twice");
  }

  @Test
  void the_same_move_by_another_kind_of_actor_is_no_duplicate() {
    TransitionTable table =
        TransitionTable.of(
            Transition.silent("close", NORMAL, DISABLED, SELF),
            Transition.silent("disable", NORMAL, DISABLED, MODERATOR));

    assertThat(table.find(NORMAL, DISABLED, SELF))
        .get()
        .extracting(Transition::name)
        .isEqualTo("close");
  }

  @Test
  void a_row_that_leads_nowhere_or_has_no_name_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Transition.silent("stay", UNDER_REVIEW, UNDER_REVIEW, MODERATOR))
        .withMessageContaining("stay");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Transition(" ", UNDER_REVIEW, NORMAL, MODERATOR, Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({"NORMAL, 0", "DISABLED, 1", "UNDER_REVIEW, 2", "REJECTED, 3", "IGNORED, 4"})
  void a_status_has_the_code_of_seed_003(Status status, int code) {
    assertThat(status.code()).isEqualTo(code);
    assertThat(Status.ofCode(code)).contains(status);
  }

  @ParameterizedTest
  @CsvSource({"-1", "5", "4294967296", "9223372036854775807"})
  void any_other_number_is_no_status(long code) {
    assertThat(Status.ofCode(code)).isEmpty();
  }
}
