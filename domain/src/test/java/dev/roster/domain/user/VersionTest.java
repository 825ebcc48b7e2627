package dev.roster.domain.user;

import static dev.roster.domain.patch.Attribute.SIGNATURE;
import static dev.roster.domain.patch.Attribute.STATUS;
import static dev.roster.domain.patch.UserPatch.EMPTY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Version and time of change move with every real change, only with those, and only forwards. */
class VersionTest {

  /** The stored time of change is 2024-06-07T08:09:10.111Z. */
  @ParameterizedTest(name = "at {0}: {1}")
  @CsvSource({
    "2025-03-01T08:00:00.123Z,          2025-03-01T08:00:00.123Z",
    "2025-03-01T08:00:00.123999999Z,    2025-03-01T08:00:00.123Z",
    "2024-06-07T08:09:10.112Z,          2024-06-07T08:09:10.112Z",
    "2024-06-07T08:09:10.112999999Z,    2024-06-07T08:09:10.112Z",
    "2024-06-07T08:09:10.111Z,          2024-06-07T08:09:10.112Z",
    "2024-06-07T08:09:10.111999999Z,    2024-06-07T08:09:10.112Z",
    "2024-06-07T08:09:10.110Z,          2024-06-07T08:09:10.112Z",
    "1970-01-01T00:00:00Z,              2024-06-07T08:09:10.112Z"
  })
  void a_change_moves_time_forwards_even_if_the_clock_goes_back(Instant now, Instant expected) {
    User after =
        Request.by(Given.MEMBER)
            .sends(EMPTY.replace(SIGNATURE, "hello"))
            .at(now)
            .accepted()
            .after();

    assertThat(after.timeline().updatedAt()).isEqualTo(expected);
    assertThat(after.timeline().createdAt()).isEqualTo(Given.CREATED);
    assertThat(after.version()).isEqualTo(Given.VERSION + 1);
  }

  @Test
  void a_change_of_several_attributes_is_one_version() {
    User after =
        Request.by(Given.ADMINISTRATOR)
            .to(Given.MEMBER)
            .sends(EMPTY.replace(SIGNATURE, "hello").replace(STATUS, 1))
            .accepted()
            .after();

    assertThat(after.version()).isEqualTo(Given.VERSION + 1);
  }

  @Test
  void no_change_moves_neither_version_nor_time() {
    User after =
        Request.by(Given.MEMBER)
            .sends(EMPTY.replace(SIGNATURE, "old signature"))
            .accepted()
            .after();

    assertThat(after.version()).isEqualTo(Given.VERSION);
    assertThat(after.timeline()).isEqualTo(Given.MEMBER.timeline());
  }

  @Test
  void a_password_changed_at_a_time_that_is_not_before_the_last_change() {
    Instant early = Instant.parse("2020-01-01T00:00:00Z");
    User after =
        Request.by(Given.MEMBER)
            .sends(Changes.newPassword("new-password"))
            .at(early)
            .accepted()
            .after();

    assertThat(after.credentials().passwordChangedAt()).contains(after.timeline().updatedAt());
  }

  @Test
  void an_account_begins_at_the_millisecond() {
    Timeline timeline = Timeline.startingAt(Instant.parse("2025-03-01T08:00:00.123456Z"));

    assertThat(timeline.createdAt()).isEqualTo(Instant.parse("2025-03-01T08:00:00.123Z"));
    assertThat(timeline.updatedAt()).isEqualTo(timeline.createdAt());
    assertThat(timeline.loginAt()).isEmpty();
  }

  @Test
  void an_account_cannot_change_before_it_is_created() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Timeline(Given.CREATED, Given.CREATED.minusMillis(1), Optional.empty(), ""));
  }
}
