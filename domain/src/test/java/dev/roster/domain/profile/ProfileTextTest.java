package dev.roster.domain.profile;

import static dev.roster.domain.form.FormRule.ILLEGAL_CHARACTER;
import static dev.roster.domain.form.FormRule.NOT_A_GENDER;
import static dev.roster.domain.form.FormRule.TOO_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.roster.domain.form.Malformed;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileTextTest {

  /** The limits as the documentation states them, typed by hand. */
  static Stream<Arguments> texts() {
    return Stream.of(
        text("signature", 140, Signature::new, value -> ((Signature) value).text()),
        text("register reason", 50, RegisterReason::new, value -> ((RegisterReason) value).text()),
        text("reason", 255, Reason::new, value -> ((Reason) value).text()),
        text("nickname", 64, Nickname::new, value -> ((Nickname) value).text()),
        text("locality", 64, Locality::new, value -> ((Locality) value).text()),
        text("level", 32, Level::new, value -> ((Level) value).text()),
        text("major", 128, Major::new, value -> ((Major) value).text()),
        text("description", 1024, Description::new, value -> ((Description) value).text()),
        text(
            "avatar reference",
            1024,
            AvatarReference::new,
            value -> ((AvatarReference) value).text()));
  }

  private static Arguments text(
      String name, int max, Function<String, Object> of, Function<Object, String> read) {
    return Arguments.of(name, max, of, read);
  }

  @ParameterizedTest(name = "{0}: up to {1} characters")
  @MethodSource("texts")
  void a_text_up_to_its_limit_is_kept_as_sent(
      String name, int max, Function<String, Object> of, Function<Object, String> read) {
    Stream.of("a", "字", "😀", "ש", " ", "\n", "<")
        .map(character -> character.repeat(max))
        .forEach(longest -> assertThat(read.apply(of.apply(longest))).isEqualTo(longest));
    assertThat(read.apply(of.apply("\u0301e\u0301"))).isEqualTo("\u0301e\u0301");
  }

  @ParameterizedTest(name = "{0}: no more than {1} characters")
  @MethodSource("texts")
  void a_text_of_one_character_more_is_refused(String name, int max, Function<String, Object> of) {
    Stream.of("a", "字", "😀", " ")
        .map(character -> character.repeat(max + 1))
        .forEach(
            text ->
                assertThatExceptionOfType(Malformed.class)
                    .isThrownBy(() -> of.apply(text))
                    .matches(malformed -> malformed.rule() == TOO_LONG)
                    .matches(malformed -> malformed.limits().equals(Map.of("max", (long) max))));
  }

  @ParameterizedTest(name = "{0}: whole characters, no NUL")
  @MethodSource("texts")
  void what_cannot_be_stored_is_refused(String name, int max, Function<String, Object> of) {
    Stream.of("\0", "a\0", "\uD83D", "\uDE00a")
        .forEach(
            text ->
                assertThatExceptionOfType(Malformed.class)
                    .isThrownBy(() -> of.apply(text))
                    .matches(malformed -> malformed.rule() == ILLEGAL_CHARACTER));
    assertThatNullPointerException().isThrownBy(() -> of.apply(null));
  }

  @Test
  void the_empty_texts_are_empty_and_no_others() {
    assertThat(Signature.EMPTY.isEmpty()).isTrue();
    assertThat(RegisterReason.EMPTY.isEmpty()).isTrue();
    assertThat(Reason.EMPTY.isEmpty()).isTrue();
    assertThat(Nickname.EMPTY.isEmpty()).isTrue();
    assertThat(Locality.EMPTY.isEmpty()).isTrue();
    assertThat(Level.EMPTY.isEmpty()).isTrue();
    assertThat(Major.EMPTY.isEmpty()).isTrue();
    assertThat(Description.EMPTY.isEmpty()).isTrue();
    assertThat(AvatarReference.EMPTY.isEmpty()).isTrue();

    assertThat(new Signature("0").isEmpty()).isFalse();
    assertThat(new RegisterReason("0").isEmpty()).isFalse();
    assertThat(new Reason("0").isEmpty()).isFalse();
    assertThat(new Nickname("0").isEmpty()).isFalse();
    assertThat(new Locality("0").isEmpty()).isFalse();
    assertThat(new Level("0").isEmpty()).isFalse();
    assertThat(new Major("0").isEmpty()).isFalse();
    assertThat(new Description("0").isEmpty()).isFalse();
    assertThat(new AvatarReference("0").isEmpty()).isFalse();
    assertThat(new Reason(" ").isEmpty()).isFalse();
  }

  @Test
  void reasons_do_not_show_themselves() {
    assertThat(new Reason("spam")).hasToString("Reason[***]");
    assertThat(new RegisterReason("my friend is here")).hasToString("RegisterReason[***]");
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "0, UNKNOWN",
    "1, MALE",
    "2, FEMALE",
    "'', UNKNOWN",
    "未知, UNKNOWN",
    "男, MALE",
    "女, FEMALE"
  })
  void a_gender_is_sent_as_a_number_or_a_word(String text, Gender gender) {
    assertThat(Gender.parse(text)).isEqualTo(gender);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"3", "-1", "1.0", "01", " 1", "+1", "１", "٢", "male", "MALE", "男 ", "null"})
  void any_other_text_is_no_gender(String text) {
    assertThatExceptionOfType(Malformed.class)
        .isThrownBy(() -> Gender.parse(text))
        .matches(malformed -> malformed.rule() == NOT_A_GENDER);
  }

  @ParameterizedTest
  @CsvSource({"0, UNKNOWN", "1, MALE", "2, FEMALE"})
  void a_gender_is_stored_as_its_code(int code, Gender gender) {
    assertThat(Gender.ofCode(code)).isEqualTo(gender);
    assertThat(gender.code()).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 3, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void any_other_number_is_no_gender(int code) {
    assertThatExceptionOfType(Malformed.class)
        .isThrownBy(() -> Gender.ofCode(code))
        .matches(malformed -> malformed.rule() == NOT_A_GENDER);
  }

  @Test
  void no_gender_at_all_is_a_bug_and_no_refusal() {
    assertThatNullPointerException().isThrownBy(() -> Gender.parse(null));
  }
}
