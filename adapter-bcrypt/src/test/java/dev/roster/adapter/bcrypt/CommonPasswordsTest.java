package dev.roster.adapter.bcrypt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.domain.credential.NewPassword;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonPasswordsTest {

  private static final CommonPasswords COMMON = CommonPasswords.load();

  @ParameterizedTest
  @ValueSource(strings = {"password", "12345678", "qwertyuiop", "trustno1", "iloveyou"})
  void what_is_guessed_first_is_too_common(String text) {
    assertThat(COMMON.test(new NewPassword(text))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Password", "PASSWORD", "pAsSwOrD"})
  void case_does_not_matter(String text) {
    assertThat(COMMON.test(new NewPassword(text))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"digital1", "beautifu"})
  void the_last_of_the_three_thousand_are_in(String text) {
    assertThat(COMMON.test(new NewPassword(text))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dutchess", "tiffany1"})
  void the_first_beyond_the_three_thousand_are_not(String text) {
    assertThat(COMMON.test(new NewPassword(text))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"correct horse", " password", "password ", "roster-demo", "密码密码密码密码"})
  void anything_else_may_be_chosen(String text) {
    assertThat(COMMON.test(new NewPassword(text))).isFalse();
  }
}
