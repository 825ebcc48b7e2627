package dev.roster.domain.profile;

import static dev.roster.domain.form.FormRule.NOT_A_MOBILE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.roster.domain.form.Malformed;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MobileTest {

  @ParameterizedTest(name = "{0} is the number {1}")
  @CsvSource({
    "13812345678, 13812345678",
    "19912345678, 19912345678",
    "13000000000, 13000000000",
    "138 1234 5678, 13812345678",
    "138-1234-5678, 13812345678",
    "' 138 - 1234 -- 5678 ', 13812345678",
    "+8613812345678, 13812345678",
    "+86 138-1234-5678, 13812345678",
    "+447911123456, +447911123456",
    "+44 7911 123456, +447911123456",
    "+1-415-555-2671, +14155552671",
    "+1234567, +1234567",
    "+123456789012345, +123456789012345",
    "+8521234567, +8521234567"
  })
  void a_number_is_read_as_people_write_it_and_has_one_form(String raw, String number) {
    assertThat(Mobile.parse(raw).number()).isEqualTo(number);
    assertThat(Mobile.parse(raw)).isEqualTo(new Mobile(number));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-",
        "+",
        "mobile",
        "1381234567",
        "138123456789",
        "12812345678",
        "10012345678",
        "23812345678",
        "8613812345678",
        "008613812345678",
        "00447911123456",
        "447911123456",
        "+8612812345678",
        "+86138123456",
        "+861012345678",
        "+123456",
        "+1234567890123456",
        "+0123456789",
        "++447911123456",
        "+44+8613812345678",
        "+86+8613812345678",
        "44+7911123456",
        "138.1234.5678",
        "138_1234_5678",
        "(138)12345678",
        "138\t12345678",
        "13812345678\n",
        "+8613812345678\n",
        "138\u00A012345678",
        "138\u201012345678",
        "１３８１２３４５６７８",
        "١٣٨١٢٣٤٥٦٧٨",
        "1381234567٨",
        "+44791112345６",
        "1381234567a",
        "13812345678\0"
      })
  void anything_else_is_no_mobile_number(String raw) {
    assertThatExceptionOfType(Malformed.class)
        .isThrownBy(() -> Mobile.parse(raw))
        .matches(malformed -> malformed.rule() == NOT_A_MOBILE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"+8613812345678", "138 1234 5678", "+44-7911-123456", " 13812345678"})
  void only_the_one_form_is_stored(String number) {
    assertThatExceptionOfType(Malformed.class)
        .isThrownBy(() -> new Mobile(number))
        .matches(malformed -> malformed.rule() == NOT_A_MOBILE);
  }

  @ParameterizedTest(name = "{0} is shown as {1}")
  @CsvSource({
    "13812345678, 138****5678",
    "+14155552671, +1****71",
    "+79161234567, +7****67",
    "+201001234567, +20****67",
    "+27821234567, +27****67",
    "+33612345678, +33****78",
    "+447911123456, +44****56",
    "+51912345678, +51****78",
    "+66812345678, +66****78",
    "+819012345678, +81****78",
    "+989121234567, +98****67",
    "+212612345678, +212****78",
    "+290123456, +290****56",
    "+351912345678, +351****78",
    "+3801234567, +380****67",
    "+420601234567, +420****67",
    "+5001234567, +500****67",
    "+59012345678, +590****78",
    "+670123456, +670****56",
    "+85212345678, +852****78",
    "+8801234567, +880****67",
    "+971501234567, +971****67",
    "+99212345678, +992****78",
    "+9612345, +961****45"
  })
  void a_mask_shows_the_country_and_the_end(String number, String masked) {
    assertThat(new Mobile(number).masked()).isEqualTo(masked);
    assertThat(new Mobile(number)).hasToString("Mobile[" + masked + "]");
  }

  @Test
  void reading_a_read_number_changes_nothing_however_it_was_spaced() {
    Random random = new Random(20200213);
    for (int round = 0; round < 5_000; round++) {
      String number = random.nextBoolean() ? mainland(random) : abroad(random);
      String raw =
          spaced(random.nextBoolean() && number.startsWith("1") ? "+86" + number : number, random);

      Mobile mobile = Mobile.parse(raw);

      assertThat(mobile.number()).as(raw).isEqualTo(number);
      assertThat(Mobile.parse(mobile.number())).isEqualTo(mobile);
      assertThat(mobile.toString()).doesNotContain(number);
    }
  }

  private static String mainland(Random random) {
    return "1" + (3 + random.nextInt(7)) + digits(9, random);
  }

  private static String abroad(Random random) {
    return "+" + (1 + random.nextInt(7)) + digits(6 + random.nextInt(9), random);
  }

  private static String digits(int count, Random random) {
    StringBuilder digits = new StringBuilder();
    random.ints(count, 0, 10).forEach(digits::append);
    return digits.toString();
  }

  private static String spaced(String number, Random random) {
    StringBuilder spaced = new StringBuilder();
    for (char c : number.toCharArray()) {
      spaced.append(" ".repeat(random.nextInt(2))).append("-".repeat(random.nextInt(2))).append(c);
    }
    return spaced.append(" ".repeat(random.nextInt(2))).toString();
  }

  @Test
  void no_value_is_a_bug_and_no_refusal() {
    assertThatNullPointerException().isThrownBy(() -> new Mobile(null));
    assertThatNullPointerException().isThrownBy(() -> Mobile.parse(null));
  }
}
