package dev.roster.domain.credential;

import static dev.roster.domain.form.FormRule.ILLEGAL_CHARACTER;
import static dev.roster.domain.form.FormRule.NOT_SIX_DIGITS;
import static dev.roster.domain.form.FormRule.TOO_LONG;
import static dev.roster.domain.form.FormRule.TOO_MANY_BYTES;
import static dev.roster.domain.form.FormRule.TOO_SHORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.roster.domain.form.FormRule;
import dev.roster.domain.form.Malformed;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialTest {

  private static final String HASH_OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  static Stream<String> passwords_that_may_be_chosen() {
    return Stream.of(
        "a".repeat(8),
        "a".repeat(64),
        "😀".repeat(8),
        "😀".repeat(18),
        "密".repeat(8),
        "密".repeat(24),
        "é".repeat(36),
        " ".repeat(8),
        "  pass\tword\n ",
        "e\u0301e\u0301e\u0301e\u0301");
  }

  @ParameterizedTest
  @MethodSource("passwords_that_may_be_chosen")
  void a_new_password_is_taken_exactly_as_sent(String text) {
    assertThat(new NewPassword(text).text()).isEqualTo(text);
    assertThat(new NewPassword(text).asPassword()).isEqualTo(new Password(text));
  }

  static Stream<Arguments> passwords_that_may_not_be_chosen() {
    return Stream.of(
        Arguments.of("", TOO_SHORT, Map.of("min", 8L)),
        Arguments.of("a".repeat(7), TOO_SHORT, Map.of("min", 8L)),
        Arguments.of("😀".repeat(7), TOO_SHORT, Map.of("min", 8L)),
        Arguments.of("a".repeat(65), TOO_LONG, Map.of("max", 64L)),
        Arguments.of("密".repeat(65), TOO_LONG, Map.of("max", 64L)),
        Arguments.of("é".repeat(36) + "a", TOO_MANY_BYTES, Map.of("max", 72L)),
        Arguments.of("密".repeat(24) + "a", TOO_MANY_BYTES, Map.of("max", 72L)),
        Arguments.of("😀".repeat(18) + "a", TOO_MANY_BYTES, Map.of("max", 72L)),
        Arguments.of("password\0", ILLEGAL_CHARACTER, Map.of()),
        Arguments.of("pass\0word", ILLEGAL_CHARACTER, Map.of()),
        Arguments.of("password\uD83D", ILLEGAL_CHARACTER, Map.of()));
  }

  @ParameterizedTest
  @MethodSource("passwords_that_may_not_be_chosen")
  void a_new_password_outside_its_limits_is_refused(
      String text, FormRule rule, Map<String, Object> limits) {
    assertThatExceptionOfType(Malformed.class)
        .isThrownBy(() -> new NewPassword(text))
        .satisfies(malformed -> assertThat(malformed.rule()).isEqualTo(rule))
        .satisfies(malformed -> assertThat(malformed.limits()).isEqualTo(limits));
  }

  @ParameterizedTest
  @ValueSource(strings = {"000000", "123456", "999999"})
  void a_pay_password_is_six_digits(String digits) {
    assertThat(new PayPassword(digits).asPassword()).isEqualTo(new Password(digits));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "12345", "1234567", "12345a", "12345 ", " 12345", "-12345", "+12345", "１２３４５６",
        "١٢٣٤٥٦", "12345\n", "12345\0"
      })
  void anything_else_is_no_pay_password(String text) {
    assertThatExceptionOfType(Malformed.class)
        .isThrownBy(() -> new PayPassword(text))
        .matches(malformed -> malformed.rule() == NOT_SIX_DIGITS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "\0", "\uD83D"})
  void any_text_may_be_presented_as_the_current_password_or_as_a_token(String text) {
    assertThat(new Password(text).text()).isEqualTo(text);
    assertThat(new Token(text).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n"})
  void a_blank_text_is_no_stored_hash(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new PasswordHash(text));
  }

  @Test
  void a_token_is_stored_as_the_sha_256_of_its_text() {
    assertThat(new Token("abc").hash()).isEqualTo(new TokenHash(HASH_OF_ABC));
    assertThat(TokenHash.of("abc").hex()).isEqualTo(HASH_OF_ABC);
    assertThat(TokenHash.of("密").hex())
        .isEqualTo("0e3d8855d6491cae77c6c92f09c041da1a4903c725883f158b55198cb10b1360");
  }

  @Test
  void a_token_hash_is_64_lower_case_hexadecimal_digits() {
    for (String hex :
        new String[] {
          "",
          HASH_OF_ABC.substring(1),
          HASH_OF_ABC + "0",
          HASH_OF_ABC.toUpperCase(Locale.ROOT),
          "g" + HASH_OF_ABC.substring(1),
          HASH_OF_ABC + "\n"
        }) {
      assertThatIllegalArgumentException().isThrownBy(() -> new TokenHash(hex));
    }
  }

  @Test
  void an_issued_token_has_26_lower_case_letters_and_digits() {
    assertThat(Token.wellFormed("ybndrfg8ejkmcpqxot1uwisza3")).isTrue();
    assertThat(Token.wellFormed("ybndrfg8ejkmcpqxot1uwisza")).isFalse();
    assertThat(Token.wellFormed("ybndrfg8ejkmcpqxot1uwisza34")).isFalse();
    assertThat(Token.wellFormed("Ybndrfg8ejkmcpqxot1uwisza3")).isFalse();
    assertThat(Token.wellFormed("ybndrfg8ejkmcpqxot1uwisza-")).isFalse();
    assertThat(Token.wellFormed("")).isFalse();
  }

  @Test
  void no_credential_shows_itself() {
    assertThat(new Password("s3cret-word")).hasToString("Password[***]");
    assertThat(new NewPassword("s3cret-word")).hasToString("NewPassword[***]");
    assertThat(new PayPassword("123456")).hasToString("PayPassword[***]");
    assertThat(new PasswordHash("$2a$10$abc")).hasToString("PasswordHash[***]");
    assertThat(new Token("abc")).hasToString("Token[***]");
    assertThat(new TokenHash(HASH_OF_ABC)).hasToString("TokenHash[***]");
  }

  @Test
  void no_value_is_a_bug_and_no_refusal() {
    assertThatNullPointerException().isThrownBy(() -> new Password(null));
    assertThatNullPointerException().isThrownBy(() -> new NewPassword(null));
    assertThatNullPointerException().isThrownBy(() -> new PayPassword(null));
    assertThatNullPointerException().isThrownBy(() -> new PasswordHash(null));
    assertThatNullPointerException().isThrownBy(() -> new Token(null));
    assertThatNullPointerException().isThrownBy(() -> new TokenHash(null));
  }
}
