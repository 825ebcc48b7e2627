package dev.roster.domain.user;

import static dev.roster.domain.form.FormRule.ILLEGAL_CHARACTER;
import static dev.roster.domain.form.FormRule.TOO_LONG;
import static dev.roster.domain.patch.Attribute.EXPIRED_AT;
import static dev.roster.domain.patch.Attribute.SIGNATURE;
import static dev.roster.domain.patch.UserPatch.EMPTY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.domain.form.FormRule;
import dev.roster.domain.form.Malformed;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.PatchField;
import dev.roster.domain.patch.RawValue;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FormCheckTest {

  private static final RawValue WHOLE = RawValue.of(1234567);
  private static final RawValue FLAG = RawValue.of(true);
  private static final RawValue LIST = RawValue.ofAll(10);
  private static final RawValue UNFIT = new RawValue.Unfit();

  /** Dots are wrong types; for the others see what becomes of the value. */
  // @formatter:off
  @ParameterizedTest(name = "{0}: number {1}, flag {2}, list {3}, object {4}")
  @CsvSource(delimiter = '|', textBlock = """
      # attribute               | number       | flag | list      | object
      password                  | .            | .    | .         | .
      newPassword               | .            | .    | .         | .
      password_confirmation     | .            | .    | .         | .
      payPassword               | .            | .    | .         | .
      pay_password_confirmation | .            | .    | .         | .
      pay_password_token        | .            | .    | .         | .
      removePayPassword         | .            | ok   | .         | .
      mobile                    | .            | .    | .         | .
      email                     | .            | .    | .         | .
      status                    | NOT_A_STATUS | .    | .         | .
      refuse_message            | .            | .    | .         | .
      signature                 | .            | .    | .         | .
      username                  | .            | .    | .         | .
      register_reason           | .            | .    | .         | .
      groupId                   | ok           | .    | ok        | .
      expired_at                | .            | .    | .         | .
      nickname                  | .            | .    | .         | .
      avatar_url                | .            | .    | .         | .
      city                      | .            | .    | .         | .
      province                  | .            | .    | .         | .
      country                   | .            | .    | .         | .
      gender                    | NOT_A_GENDER | .    | .         | .
      level                     | .            | .    | .         | .
      major                     | .            | .    | .         | .
      desc                      | .            | .    | .         | .
      """)
  // @formatter:on
  void a_value_of_the_wrong_json_type_is_refused(
      String key, String number, String flag, String list, String object) {
    Attribute attribute = Changes.attribute(key);

    assertThat(rule(attribute, WHOLE)).isEqualTo(expected(number));
    assertThat(rule(attribute, FLAG)).isEqualTo(expected(flag));
    assertThat(rule(attribute, LIST)).isEqualTo(expected(list));
    assertThat(rule(attribute, UNFIT)).isEqualTo(expected(object));
  }

  private static Optional<FormRule> expected(String cell) {
    return switch (cell) {
      case "ok" -> Optional.empty();
      case "." -> Optional.of(FormRule.WRONG_TYPE);
      default -> Optional.of(FormRule.valueOf(cell));
    };
  }

  private static Optional<FormRule> rule(Attribute attribute, RawValue value) {
    return FormCheck.violation(attribute, PatchField.replace(value), Policy.STANDARD)
        .map(Malformed::rule);
  }

  @ParameterizedTest
  @EnumSource
  void an_absent_field_has_no_form(Attribute attribute) {
    assertThat(FormCheck.violation(attribute, PatchField.absent(), Policy.STANDARD)).isEmpty();
  }

  /** Groups as numbers, numeric strings, one or many. */
  @Test
  void groups_are_an_id_or_a_list_of_ids_that_is_not_empty() {
    RawValue none = RawValue.ofAll();
    RawValue mixed = new RawValue.Many(List.of(RawValue.of(10), RawValue.of("23")));
    RawValue nested = new RawValue.Many(List.of(RawValue.ofAll(10)));
    RawValue flags = new RawValue.Many(List.of(RawValue.of(10), FLAG));

    assertThat(rule(Attribute.GROUPS, mixed)).isEmpty();
    assertThat(rule(Attribute.GROUPS, none)).contains(FormRule.TOO_SHORT);
    assertThat(rule(Attribute.GROUPS, nested)).contains(FormRule.WRONG_TYPE);
    assertThat(rule(Attribute.GROUPS, flags)).contains(FormRule.WRONG_TYPE);
    assertThat(rule(Attribute.GROUPS, RawValue.of(0))).contains(FormRule.NOT_A_GROUP);
    assertThat(rule(Attribute.GROUPS, RawValue.of(-1))).contains(FormRule.NOT_A_GROUP);
    assertThat(rule(Attribute.GROUPS, RawValue.of("普通会员"))).contains(FormRule.NOT_A_GROUP);
  }

  @ParameterizedTest
  @CsvSource({"-1", "5", "1.0", "+1", "' 1'", "'1 '", "NORMAL", "1e0", "١", "99999999999999999999"})
  void a_status_is_a_code_or_its_ascii_digits(String text) {
    assertThat(rule(Attribute.STATUS, RawValue.of(text))).contains(FormRule.NOT_A_STATUS);
  }

  /** With an offset, or local in the configured zone; strict, and to the millisecond. */
  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "2031-01-01T00:00:00Z,            2031-01-01T00:00:00Z",
    "2031-01-01T00:00:00+08:00,       2030-12-31T16:00:00Z",
    "2031-01-01T00:00:00.123456Z,     2031-01-01T00:00:00.123Z",
    "2031-01-01 00:00:00,             2030-12-31T16:00:00Z",
    "2028-02-29 23:59:59,             2028-02-29T15:59:59Z",
    "9999-12-31 23:59:59,             9999-12-31T15:59:59Z"
  })
  void an_end_of_membership_is_a_point_in_time(String text, Instant expected) {
    Request request =
        Request.by(Given.ADMINISTRATOR).to(Given.MEMBER).sends(EMPTY.replace(EXPIRED_AT, text));

    assertThat(request.accepted().after().membership().expiresAt()).contains(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2031-01-01",
    "2031-01-01T00:00:00",
    "2031-02-29 00:00:00",
    "2031-02-29T00:00:00Z",
    "2031-01-01 24:00:00",
    "2031-1-1 00:00:00",
    "99999-01-01T00:00:00Z",
    "+99999-01-01T00:00:00Z",
    "9999-12-31T23:59:59Z",
    "0001-01-01 00:00:00",
    "tomorrow",
    "1893456000"
  })
  void anything_else_is_no_time(String text) {
    assertThat(rule(EXPIRED_AT, RawValue.of(text))).contains(FormRule.NOT_A_TIME);
  }

  @Test
  void a_local_time_is_of_the_configured_zone_and_shown_in_it() {
    Policy utc = Policy.STANDARD.with(ZoneId.of("UTC"));
    Request request = Request.by(Given.ADMINISTRATOR).to(Given.MEMBER).under(utc);
    UserPatch local = EMPTY.replace(EXPIRED_AT, "2031-01-01 00:00:00");
    UserPatch echo = EMPTY.replace(EXPIRED_AT, "2030-01-01T00:00:00Z");

    assertThat(request.sends(local).accepted().after().membership().expiresAt())
        .contains(Instant.parse("2031-01-01T00:00:00Z"));
    assertThat(request.sends(echo).accepted().changesNothing()).isTrue();
  }

  @Test
  void characters_are_code_points() {
    assertThat(rule(SIGNATURE, RawValue.of("😀".repeat(140)))).isEmpty();
    assertThat(rule(SIGNATURE, RawValue.of("😀".repeat(141)))).contains(TOO_LONG);
    assertThat(rule(SIGNATURE, RawValue.of("\ud83d"))).contains(ILLEGAL_CHARACTER);
    assertThat(rule(SIGNATURE, RawValue.of("a\0"))).contains(ILLEGAL_CHARACTER);
  }

  @Test
  void a_rejection_of_form_names_attribute_rule_and_limit() {
    Request request = Request.by(Given.MEMBER).sends(EMPTY.replace(SIGNATURE, "a".repeat(141)));

    assertThat(request.rejections())
        .containsExactly(
            new Rejection(
                RejectionCode.VALIDATION_ERROR,
                Optional.of(SIGNATURE),
                true,
                Optional.of(TOO_LONG),
                Map.of("max", 140L)));
  }

  @Test
  void the_standard_check_finds_everything_in_the_order_of_the_attributes() {
    UserPatch patch = EMPTY;
    for (Attribute attribute : Attribute.values()) {
      patch = patch.with(attribute, PatchField.replace(UNFIT));
    }

    assertThat(FormCheck.STANDARD.check(patch, Policy.STANDARD))
        .extracting(rejection -> rejection.attribute().orElseThrow())
        .containsExactlyElementsOf(Arrays.asList(Attribute.values()));
  }

  @Test
  void another_check_takes_the_place_of_the_standard_one_and_sees_what_is_left() {
    FormCheck refusing =
        (patch, policy) ->
            patch.attributes().stream()
                .map(attribute -> Rejection.form(attribute, FormRule.TOO_COMMON))
                .toList();
    Request request =
        Request.by(Given.MEMBER)
            .under(Policy.STANDARD.with(refusing))
            .sends(EMPTY.replace(SIGNATURE, "hello").replace(Attribute.STATUS, 0));

    assertThat(request.refusals()).containsExactly("signature too_common");
  }
}
