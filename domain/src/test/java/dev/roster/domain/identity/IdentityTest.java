package dev.roster.domain.identity;

import static dev.roster.domain.form.FormRule.ILLEGAL_CHARACTER;
import static dev.roster.domain.form.FormRule.TOO_LONG;
import static dev.roster.domain.form.FormRule.WRONG_TYPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.roster.domain.form.FormRule;
import dev.roster.domain.form.Malformed;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {

  private static final String ALPHABET = "ybndrfg8ejkmcpqxot1uwisza345h769";

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 9_007_199_254_740_990L, 9_007_199_254_740_991L})
  void an_id_is_a_number_that_every_json_parser_reads_exactly(long value) {
    assertThat(new UserId(value).value()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 9_007_199_254_740_992L, Long.MIN_VALUE, Long.MAX_VALUE})
  void any_other_number_is_no_id(long value) {
    assertThatExceptionOfType(Malformed.class)
        .isThrownBy(() -> new UserId(value))
        .matches(malformed -> malformed.rule() == WRONG_TYPE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "erb4krcbbirbtcwnhwopeizz5o",
        "00000000000000000000000000",
        "zzzzzzzzzzzzzzzzzzzzzzzzzz",
        "0l2vl2v0l2vl2v0l2vl2v0l2vl"
      })
  void a_public_id_is_any_26_lower_case_letters_and_digits(String text) {
    assertThat(new PublicId(text).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "'', TOO_SHORT",
    "erb4krcbbirbtcwnhwopeizz5, TOO_SHORT",
    "erb4krcbbirbtcwnhwopeizz5oo, TOO_LONG",
    "Erb4krcbbirbtcwnhwopeizz5o, ILLEGAL_CHARACTER",
    "erb4krcbbirbtcwnhwopeizz5-, ILLEGAL_CHARACTER",
    "erb4krcbbirbtcwnhwopeizz5５, ILLEGAL_CHARACTER",
    "erb4krcbbirbtcwnhwopeizz5😀, ILLEGAL_CHARACTER"
  })
  void anything_else_is_no_public_id(String text, FormRule rule) {
    assertThatExceptionOfType(Malformed.class)
        .isThrownBy(() -> new PublicId(text))
        .matches(malformed -> malformed.rule() == rule);
  }

  @ParameterizedTest(name = "{0} is written {1}")
  @CsvSource({
    "'', ''",
    "00, yy",
    "ff, 9h",
    "f0bfc7, 6n9hq",
    "d47a04, 4t7ye",
    "4103a511810d4818b282e520d456f7dc, erb4krcbbirbtcwnhwopeizz5o",
    "00000000000000000000000000000000, yyyyyyyyyyyyyyyyyyyyyyyyyy",
    "ffffffffffffffffffffffffffffffff, 9999999999999999999999999h"
  })
  void bytes_are_written_in_z_base_32(String hex, String text) {
    assertThat(ZBase32.encode(HexFormat.of().parseHex(hex))).isEqualTo(text);
  }

  @Test
  void no_byte_is_lost_in_writing() {
    Random random = new Random(20201006);
    for (int round = 0; round < 2_000; round++) {
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);

      String text = ZBase32.encode(bytes);

      assertThat(text).hasSize((bytes.length * 8 + 4) / 5);
      assertThat(read(text, bytes.length)).as(text).isEqualTo(new BigInteger(1, bytes));
    }
  }

  private static BigInteger read(String text, int bytes) {
    BigInteger value = BigInteger.ZERO;
    for (char c : text.toCharArray()) {
      value = value.multiply(BigInteger.valueOf(32)).add(BigInteger.valueOf(ALPHABET.indexOf(c)));
    }
    return value.shiftRight(text.length() * 5 - bytes * 8);
  }

  @Test
  void the_public_id_of_a_new_user_is_its_uuid_and_no_two_are_alike() {
    UUID uuid = UUID.fromString("01234567-89ab-cdef-8000-00000000000f");

    String text = PublicId.of(uuid).text();

    assertThat(read(text, 16)).isEqualTo(new BigInteger(uuid.toString().replace("-", ""), 16));
    assertThat(PublicId.of(new UUID(0, 1))).isNotEqualTo(PublicId.of(new UUID(1, 0)));
  }

  @ParameterizedTest(name = "{0} is shown as {1}")
  @CsvSource({
    "'', ''",
    "1, *",
    "12, **",
    "123, 1*3",
    "11010519491231002X, 1****************X",
    "😀23😀, 😀**😀"
  })
  void the_number_of_the_document_shows_its_ends_only(String identity, String masked) {
    assertThat(new RealIdentity("", identity, false).maskedIdentity()).isEqualTo(masked);
  }

  @Test
  void a_real_identity_shows_nothing_of_itself() {
    assertThat(new RealIdentity("李四", "11010519491231002X", true)).hasToString("RealIdentity[***]");
    assertThat(RealIdentity.NONE).isEqualTo(new RealIdentity("", "", false));
  }

  @Test
  void the_texts_of_a_real_identity_have_limits() {
    String longest = "李".repeat(64);
    assertThat(new RealIdentity(longest, longest, true).realname()).isEqualTo(longest);
    assertThatExceptionOfType(Malformed.class)
        .isThrownBy(() -> new RealIdentity(longest + "李", "", false))
        .matches(malformed -> malformed.rule() == TOO_LONG);
    assertThatExceptionOfType(Malformed.class)
        .isThrownBy(() -> new RealIdentity("", longest + "李", false))
        .matches(malformed -> malformed.rule() == TOO_LONG);
    assertThatExceptionOfType(Malformed.class)
        .isThrownBy(() -> new RealIdentity("\0", "", false))
        .matches(malformed -> malformed.rule() == ILLEGAL_CHARACTER);
  }

  @Test
  void no_value_is_a_bug_and_no_refusal() {
    assertThatNullPointerException().isThrownBy(() -> new PublicId(null));
    assertThatNullPointerException().isThrownBy(() -> PublicId.of(null));
    assertThatNullPointerException().isThrownBy(() -> ZBase32.encode(null));
    assertThatNullPointerException().isThrownBy(() -> new RealIdentity(null, "", false));
    assertThatNullPointerException().isThrownBy(() -> new RealIdentity("", null, false));
  }
}
