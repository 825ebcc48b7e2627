package dev.roster.domain.form;

import static dev.roster.domain.form.FormRule.ILLEGAL_CHARACTER;
import static dev.roster.domain.form.FormRule.TOO_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormTest {

  @Test
  void the_keys_of_the_rules_are_stable() {
    assertThat(Arrays.stream(FormRule.values()).map(FormRule::key))
        .containsExactly(
            "required",
            "wrong_type",
            "too_short",
            "too_long",
            "too_small",
            "too_large",
            "too_many_decimals",
            "too_many",
            "not_a_kind",
            "too_many_bytes",
            "illegal_character",
            "mixed_scripts",
            "reads_as_mobile",
            "reserved",
            "not_a_mobile",
            "not_an_email",
            "not_a_status",
            "not_a_time",
            "not_a_gender",
            "not_a_reference",
            "not_a_group",
            "unknown_group",
            "not_six_digits",
            "too_common",
            "not_confirmed",
            "not_removable",
            "not_together");
  }

  @Test
  void malformed_tells_the_rule_and_its_limit() {
    Malformed malformed = Malformed.of(TOO_LONG, "max", 140);

    assertThat(malformed.rule()).isEqualTo(TOO_LONG);
    assertThat(malformed.limits()).isEqualTo(Map.of("max", 140L));
    assertThat(malformed).hasMessage("too_long (max 140)");
  }

  @Test
  void malformed_without_a_limit_has_none() {
    Malformed malformed = Malformed.of(ILLEGAL_CHARACTER);

    assertThat(malformed.limits()).isEmpty();
    assertThat(malformed).hasMessage("illegal_character");
  }

  @Test
  void malformed_has_no_stack_trace() {
    assertThat(Malformed.of(TOO_LONG).getStackTrace()).isEmpty();
  }

  @ParameterizedTest(name = "{0} has {1} characters")
  @CsvSource({"'', 0", "abc, 3", "你好, 2", "😀😀, 2", "e\u0301, 2", "👨‍👩‍👧, 5", "שלום, 4"})
  void a_character_is_a_code_point_and_no_utf_16_unit(String text, int characters) {
    assertThat(Characters.count(text)).isEqualTo(characters);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "\n\t", "\u0001", "\uFFFF", "\uFEFF", "😀", "\uD83D\uDE00"})
  void every_text_of_whole_characters_but_nul_is_well_formed(String text) {
    assertThat(Characters.wellFormed(text)).isSameAs(text);
  }

  @ParameterizedTest
  @ValueSource(chars = {'\0', '\uD83D', '\uDE00', '\uD800', '\uDFFF'})
  void nul_and_unpaired_surrogates_are_no_text(char unit) {
    for (String text : new String[] {"" + unit, unit + "a", "a" + unit, "a" + unit + "😀"}) {
      assertThatExceptionOfType(Malformed.class)
          .isThrownBy(() -> Characters.wellFormed(text))
          .matches(malformed -> malformed.rule() == ILLEGAL_CHARACTER);
    }
  }

  @Test
  void surrogates_in_the_wrong_order_are_no_text() {
    assertThatExceptionOfType(Malformed.class)
        .isThrownBy(() -> Characters.wellFormed("\uDE00\uD83D"));
  }

  @ParameterizedTest(name = "{0} characters of {1} in 3 to 5")
  @CsvSource({"2, a, TOO_SHORT", "2, 😀, TOO_SHORT", "6, a, TOO_LONG", "6, 😀, TOO_LONG"})
  void a_text_outside_its_limits_is_refused(int count, String character, FormRule rule) {
    assertThatExceptionOfType(Malformed.class)
        .isThrownBy(() -> Characters.between(3, 5, character.repeat(count)))
        .matches(malformed -> malformed.rule() == rule);
  }

  @ParameterizedTest(name = "{0} characters of {1} in 3 to 5")
  @CsvSource({"3, a", "3, 😀", "5, a", "5, 😀"})
  void a_text_at_its_limits_is_accepted(int count, String character) {
    assertThat(Characters.between(3, 5, character.repeat(count)))
        .hasSize(count * character.length());
  }

  @ParameterizedTest
  @CsvSource({
    "abz019, true",
    "abz01, false",
    "abz0190, false",
    "abZ019, false",
    "abz01９, false",
    "abz01é, false"
  })
  void a_code_is_lower_case_ascii_letters_and_digits_of_one_length(String text, boolean code) {
    assertThat(Characters.isCode(6, text)).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "012345, true",
    "01234, false",
    "0123456, false",
    "01234a, false",
    "01234５, false",
    "01234٥, false"
  })
  void a_number_is_ascii_digits_of_one_length(String text, boolean number) {
    assertThat(Characters.isNumber(6, text)).isEqualTo(number);
  }

  @Test
  void no_text_is_a_bug_and_no_refusal() {
    assertThatNullPointerException().isThrownBy(() -> Characters.wellFormed(null));
  }
}
