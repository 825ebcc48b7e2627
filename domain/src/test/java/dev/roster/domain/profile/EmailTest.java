package dev.roster.domain.profile;

import static dev.roster.domain.form.FormRule.ILLEGAL_CHARACTER;
import static dev.roster.domain.form.FormRule.NOT_AN_EMAIL;
import static dev.roster.domain.form.FormRule.TOO_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.roster.domain.form.FormRule;
import dev.roster.domain.form.Malformed;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@b",
        "Some.One+tag@Example.COM",
        "o'brien@example.com",
        "用户@例子.中国",
        "😀@example.com",
        "a@[192.0.2.1]"
      })
  void an_address_is_kept_as_sent(String address) {
    assertThat(new Email(address).address()).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@",
        "a",
        "a@",
        "@b",
        "a@b@c",
        "@a@b",
        "a@b@",
        "a b@c",
        " a@b",
        "a@b ",
        "a@b\n",
        "a@b\rBcc: c@d",
        "a\t@b",
        "a@b\u007F",
        "a@b\u0085",
        "a\u00A0@b",
        "a\u3000@b",
        "a@b\u2028",
        "a\u200B@b",
        "\u202Ea@b",
        "a＠b",
        "\uFEFFa@b"
      })
  void anything_else_is_no_address(String address) {
    assertRefused(address, NOT_AN_EMAIL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "用", "😀"})
  void an_address_has_up_to_254_characters(String character) {
    String longest = character.repeat(252) + "@b";

    assertThat(new Email(longest).address()).isEqualTo(longest);
    assertThatExceptionOfType(Malformed.class)
        .isThrownBy(() -> new Email(character + longest))
        .matches(malformed -> malformed.rule() == TOO_LONG)
        .matches(malformed -> malformed.limits().equals(Map.of("max", 254L)));
  }

  @Test
  void an_address_is_a_text() {
    assertRefused("a\0@b", ILLEGAL_CHARACTER);
    assertRefused("\uD83D@b", ILLEGAL_CHARACTER);
  }

  @ParameterizedTest(name = "{0} is shown as {1}")
  @CsvSource({
    "someone@example.com, s***@example.com",
    "ab@example.com, a***@example.com",
    "a@example.com, ***@example.com",
    "😀x@例子.中国, 😀***@例子.中国",
    "😀@b, ***@b"
  })
  void a_mask_shows_the_first_character_and_the_domain(String address, String masked) {
    assertThat(new Email(address).masked()).isEqualTo(masked);
  }

  @Test
  void an_address_does_not_show_itself() {
    assertThat(new Email("someone@example.com")).hasToString("Email[***]");
  }

  @Test
  void no_value_is_a_bug_and_no_refusal() {
    assertThatNullPointerException().isThrownBy(() -> new Email(null));
  }

  private static void assertRefused(String address, FormRule rule) {
    assertThatExceptionOfType(Malformed.class)
        .isThrownBy(() -> new Email(address))
        .matches(malformed -> malformed.rule() == rule);
  }
}
