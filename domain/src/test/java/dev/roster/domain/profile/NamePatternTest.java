package dev.roster.domain.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.domain.form.FormRule;
import dev.roster.domain.form.Malformed;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a search for names means. */
class NamePatternTest {

  @ParameterizedTest
  @CsvSource({
    "ada,ada,true",
    "ada,Ada,true",
    "ＡＤＡ,ada,true",
    "ada,adam,false",
    "ada,sada,false",
    "ad*,ada,true",
    "ad*,ad,true",
    "AD*,ada,true",
    "ad*,sad,false",
    "*da,ada,true",
    "*da,da,true",
    "*da,adam,false",
    "*d*,ada,true",
    "*d*,d,true",
    "*d*,ana,false",
    "stras*,Straße,true",
    "*,anyone,true",
    "**,anyone,true",
    "a*a,ada,false",
    "a*a,a*a,true",
    "***,a*a,true",
    "***,ada,false",
    "a%,ada,false",
    "a_a,ada,false",
    "*_*,ada,false",
    "*_*,a_a,true",
    "*%*,ada,false",
    "王*,王小明,true",
    "*明,王小明,true",
    "*小*,王小明,true",
  })
  void a_star_outside_stands_for_anything_and_all_else_for_itself(
      String pattern, String name, boolean matches) {
    assertThat(NamePattern.parse(pattern).matches(new Username(name))).isEqualTo(matches);
  }

  @Test
  void a_pattern_that_is_empty_asks_for_nothing() {
    assertThatThrownBy(() -> NamePattern.parse(""))
        .isInstanceOfSatisfying(
            Malformed.class, no -> assertThat(no.rule()).isEqualTo(FormRule.REQUIRED));
  }

  @Test
  void a_pattern_that_no_name_can_have_is_refused() {
    assertThatThrownBy(() -> NamePattern.parse("a".repeat(Username.MAX_STORED + 1) + "*"))
        .isInstanceOf(Malformed.class);
    assertThatThrownBy(() -> NamePattern.parse("*\uD800*")).isInstanceOf(Malformed.class);
    assertThat(NamePattern.parse("*" + "a".repeat(Username.MAX_STORED) + "*").openEnd()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"ad,ae", "a,b", "az,a{", "王,玌"})
  void the_end_of_a_prefix_is_the_next_text_of_its_length(String prefix, String end) {
    assertThat(NamePattern.parse(prefix + "*").end()).contains(end);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ad", "\uD7FF", "\uFFFD", "a\uDBFF\uDFFF", "\uD83D\uDE00", "\uFFFF"})
  void in_the_order_of_bytes_every_longer_name_lies_before_the_end(String prefix) {
    String end = new NamePattern(prefix, false, true).end().orElseThrow();
    for (String more : new String[] {"", "a", "\uD7FF", "\uE000", "\uDBFF\uDFFF"}) {
      assertThat(order(prefix, prefix + more)).isNotPositive();
      assertThat(order(prefix + more, end)).isNegative();
    }
    assertThat(end).doesNotStartWith(prefix);
  }

  @Test
  void behind_the_last_character_of_all_there_is_no_end() {
    assertThat(new NamePattern("\uDBFF\uDFFF", false, true).end()).isEmpty();
    assertThat(NamePattern.parse("*").end()).isEmpty();
  }

  private static int order(String one, String other) {
    return Arrays.compareUnsigned(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
