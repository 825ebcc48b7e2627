package dev.roster.domain.profile;

import static dev.roster.domain.form.FormRule.ILLEGAL_CHARACTER;
import static dev.roster.domain.form.FormRule.MIXED_SCRIPTS;
import static dev.roster.domain.form.FormRule.READS_AS_MOBILE;
import static dev.roster.domain.form.FormRule.REQUIRED;
import static dev.roster.domain.form.FormRule.TOO_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.roster.domain.form.FormRule;
import dev.roster.domain.form.Malformed;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsernameTest {

  static Stream<String> names_that_may_be_chosen() {
    return words(
        """
        a 007 _ -.- z3133549872957399 1313354987295739904 Zoë_van.der-Meer Νίκος Наташа_99 שלום
        小明 小明2020 Tom小明 々木 〆木 𠮷野 山田たろう Yamadaタロー らーめん ーa あ〱 あ〵 김철수 Kim金철수 ㄅㄆ包Abc
        محمد3 محمد٠ محمد٩ हिन्दी१ สมชาย๙ தமிழ் ጌታ a\u0323\u0302\u0323 ｆｕｌｌ１ 𝐛𝐨𝐥𝐝
        """);
  }

  static Stream<String> names_of_32_characters() {
    return Stream.of("a".repeat(32), "小".repeat(32), "𠮷".repeat(32), "z\u0335".repeat(16));
  }

  @ParameterizedTest
  @MethodSource({"names_that_may_be_chosen", "names_of_32_characters"})
  void a_name_of_letters_of_one_script_or_of_scripts_written_together_may_be_chosen(String name) {
    assertThat(Username.choose(name).text())
        .isEqualTo(Normalizer.normalize(name, Normalizer.Form.NFC));
  }

  static Stream<String> characters_of_no_name() {
    return words(
        """
        @ / + : , ' \\ $ * < > ! ！ ＿ – · ・ | 😀 ① Ⅷ ² ½ ⓐ ㍿
        """);
  }

  static Stream<String> blank_invisible_and_undefined_characters() {
    return words("0 9 A 20 85 A0 AD 200B 200D 202E 2067 3000 D83D E000 FEFF FFFD FFFF 10FFFF")
        .map(hex -> Character.toString(Integer.parseInt(hex, 16)));
  }

  @ParameterizedTest
  @MethodSource({"characters_of_no_name", "blank_invisible_and_undefined_characters"})
  void a_character_that_is_no_letter_digit_or_separator_is_refused(String character) {
    assertRefused(character, ILLEGAL_CHARACTER);
    assertRefused("a" + character + "b", ILLEGAL_CHARACTER);
  }

  static Stream<String> misplaced_marks() {
    return words(
        """
        \u0301 \u0301a 1\u0301 _\u0301 a1\u0323\u0302 a\u20DD 山\u20E3 ﾞ 1ﾞ
        """);
  }

  @ParameterizedTest
  @MethodSource("misplaced_marks")
  void a_mark_without_a_letter_before_it_is_refused(String name) {
    assertRefused(name, ILLEGAL_CHARACTER);
  }

  static Stream<String> letters_without_ink() {
    return words(
        """
        a\u034F \u115F \u1160 \u3164 \uFFA0 ក\u17B4 ᠠ\u180B ᠠ\u180F
        山\uFE00 山\uFE0F 山\uDB40\uDD00 山\uDB40\uDDEF
        """);
  }

  @ParameterizedTest
  @MethodSource("letters_without_ink")
  void a_letter_or_mark_without_ink_is_refused(String name) {
    assertRefused(name, ILLEGAL_CHARACTER);
  }

  static Stream<String> letters_of_no_script() {
    return words(
        """
        adminʼ ʹ ـ محـمد ﷺ ŉ ŀ ͺ
        """);
  }

  @ParameterizedTest
  @MethodSource("letters_of_no_script")
  void a_letter_of_no_script_or_with_a_hidden_character_is_refused(String name) {
    assertRefused(name, ILLEGAL_CHARACTER);
  }

  static Stream<String> mixed_names() {
    return words(
        """
        p\u0430ypal Νick aя ａя µm 𝛂a 山я 山ש שa 김たろう たろう김 ㄅあ ㄅ김 ーя яー 김ー
        a١ a٠ a٩ 山٣ 김〱 김〵 اب१ a१ हिन्दी٣ aि
        """);
  }

  @ParameterizedTest
  @MethodSource("mixed_names")
  void letters_of_scripts_that_are_not_written_together_are_refused(String name) {
    assertRefused(name, MIXED_SCRIPTS);
  }

  static Stream<String> names_that_read_as_mobile() {
    return words(
        """
        13800138000 19912345678 138-0013-8000 138.0013.8000 _138_0013_8000_ 8613800138000
        86-13800138000 008613800138000 １３８００１３８０００ 𝟏𝟑𝟖𝟎𝟎𝟏𝟑𝟖𝟎𝟎𝟎 ١٣٨٠٠١٣٨٠٠٠ १३८००१३८०००
        """);
  }

  @ParameterizedTest
  @MethodSource("names_that_read_as_mobile")
  void a_name_that_reads_as_a_mobile_number_is_refused(String name) {
    assertRefused(name, READS_AS_MOBILE);
  }

  static Stream<String> other_digits() {
    return words(
        """
        12800138000 1380013800 138001380000 23800138000 a13800138000 13800138000a
        """);
  }

  @ParameterizedTest
  @MethodSource("other_digits")
  void other_digits_may_be_a_name(String name) {
    assertThat(Username.choose(name).text()).isEqualTo(name);
  }

  static Stream<String> names_of_more_than_32_characters() {
    return Stream.of(
        "a".repeat(33),
        "小".repeat(33),
        "𠮷".repeat(33),
        "z\u0335".repeat(16) + "z",
        "a".repeat(129),
        "a" + "\u0301".repeat(60_000));
  }

  @ParameterizedTest
  @MethodSource("names_of_more_than_32_characters")
  void a_name_of_more_than_32_characters_is_refused(String name) {
    assertThatExceptionOfType(Malformed.class)
        .isThrownBy(() -> Username.choose(name))
        .matches(malformed -> malformed.rule() == TOO_LONG)
        .matches(malformed -> malformed.limits().equals(Map.of("max", 32L)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"é", "ᾂ", "각", "ǖ"})
  void characters_are_counted_after_composition(String letter) {
    String decomposed = Normalizer.normalize(letter, Normalizer.Form.NFD);

    assertThat(Username.choose(decomposed.repeat(32)).text()).isEqualTo(letter.repeat(32));
    assertRefused(decomposed.repeat(33), TOO_LONG);
  }

  @Test
  void no_name_is_no_name() {
    assertRefused("", REQUIRED);
  }

  @Test
  void a_stored_name_may_break_the_rules_for_chosen_ones() {
    for (String name :
        new String[] {"a b", "13800138000", "admin", "pаypal", "😀", "\u0301", "e\u0301"}) {
      assertThat(new Username(name).text()).isEqualTo(name);
    }
    assertThat(new Username("😀".repeat(255)).text()).hasSize(510);
  }

  @ParameterizedTest
  @MethodSource("names_that_cannot_be_stored")
  void a_stored_name_is_a_text_of_1_to_255_characters(String name, FormRule rule) {
    assertThatExceptionOfType(Malformed.class)
        .isThrownBy(() -> new Username(name))
        .matches(malformed -> malformed.rule() == rule);
  }

  static Stream<Arguments> names_that_cannot_be_stored() {
    return Stream.of(
        Arguments.of("", REQUIRED),
        Arguments.of("a".repeat(256), TOO_LONG),
        Arguments.of("😀".repeat(256), TOO_LONG),
        Arguments.of("a\0", ILLEGAL_CHARACTER),
        Arguments.of("\uDE00", ILLEGAL_CHARACTER));
  }

  @ParameterizedTest(name = "{0} is folded to {1}")
  @CsvSource({
    "admin, admin",
    "AdMiN, admin",
    "ａｄｍｉｎ, admin",
    "ＡＤＭＩＮ, admin",
    "𝐀dmin, admin",
    "ﬁn, fin",
    "Straße, strasse",
    "STRAẞE, strasse",
    "ΟΔΟΣ, οδοσ",
    "οδος, οδοσ",
    "Σ, σ",
    "İ, i",
    "I, i",
    "ı, i",
    "i\u0307, i",
    "I\u0307\u0307, i",
    "É, é",
    "e\u0301, é",
    "ŉ, ʼn",
    "ᾳ, αι",
    "K, k",
    "ﾀﾞ, ダ",
    "한, 한",
    "一二, 一二",
    "①, 1"
  })
  void a_name_is_folded_by_compatibility_and_case(String name, String folded) {
    assertThat(fold(name)).isEqualTo(folded);
  }

  @Test
  void folding_keeps_different_letters_apart() {
    assertThat(
            Stream.of("a", "á", "\u0430", "ä", "b", "1", "l", "i", "o", "0", "a.b", "ab")
                .map(UsernameTest::fold))
        .doesNotHaveDuplicates();
  }

  @Test
  void folding_a_folded_name_changes_nothing_for_every_character() {
    assertThat(characters().filter(c -> !isFoldedForGood(c)).boxed()).isEmpty();
  }

  @Test
  void folding_a_folded_name_changes_nothing_for_any_mix_of_characters() {
    int[] all = characters().toArray();
    int[] cased = characters().filter(c -> !fold(c).equals(Character.toString(c))).toArray();
    int[] marks =
        characters().filter(c -> Character.getType(c) == Character.NON_SPACING_MARK).toArray();
    Random random = new Random(20200315);
    for (int round = 0; round < 20_000; round++) {
      StringBuilder mix = new StringBuilder();
      for (int i = random.nextInt(6); i >= 0; i--) {
        int[] source = random.nextBoolean() ? cased : random.nextBoolean() ? marks : all;
        mix.appendCodePoint(source[random.nextInt(source.length)]);
      }
      String folded = fold(mix.toString());
      assertThat(fold(folded)).as(mix.toString()).isEqualTo(folded);
    }
  }

  static Stream<String> reserved_names_and_what_looks_like_them() {
    return words(
        """
        匿名用户 admin administrator root system support null
        匿名用戶 匿名_用户 匿名甩户 Admin NULL rOOT a.d-m_i_n _root_ ｒｏｏｔ 𝒓𝒐𝒐𝒕 ádmin rööt sy\u0323stem
        adm1n admln adrnin ADMlNISTRATOR adm1n1strator r00t 5ystem sy57em 4dmin supp0rt nu11 nuII
        nuLl admın ADMİN ᴀᴅᴍɪɴ ʀᴏᴏᴛ ɴᴜʟʟ nułł rø0t ɑdmin
        """);
  }

  @ParameterizedTest
  @MethodSource("reserved_names_and_what_looks_like_them")
  void a_reserved_name_and_what_looks_like_it_is_reserved(String name) {
    assertThat(new Username(name).reserved()).isTrue();
  }

  @ParameterizedTest(name = "{1} in {0}")
  @CsvSource({
    "Cyrillic, аԁміп",
    "Cyrillic, АԀМІП",
    "Cyrillic, ѕуѕтем",
    "Cyrillic, ЅУЅТЕМ",
    "Cyrillic, ѕуѕтём",
    "Cyrillic, гоот",
    "Cyrillic, ЯООТ",
    "Cyrillic, пиӏӏ",
    "Cyrillic, ѕиррогт",
    "Greek, ΝυΙΙ",
    "Greek, νυιι",
    "Greek, ᴦοοτ",
    "Greek, 5Υ5ΤΕΜ",
    "Armenian, ոս11",
    "Coptic, ⲅⲟⲟⲧ",
    "Coptic, 5Ⲩ5ⲦⲈⲘ",
    "Cherokee, ᎪᎠᎷᎥᏁ",
    "Cherokee, ᏚᎩᏚᎢᎬᎷ",
    "Cherokee, ᎡᎾᎾᎢ",
    "Cherokee, ꭱꮎꮎꭲ",
    "Lisu, ꓮꓓꓟꓲꓠ",
    "Lisu, ꓣꓳꓳꓔ",
    "Lisu, ꓠꓴꓡꓡ",
    "Lisu, ꓢꓬꓢꓔꓰꓟ",
    "Lisu, ꓢꓴꓑꓑꓳꓣꓔ"
  })
  void what_looks_like_a_reserved_name_in_another_script_is_reserved(String script, String name) {
    assertThat(new Username(name).reserved()).as("%s in %s", name, script).isTrue();
  }

  static Stream<String> names_that_are_free() {
    return words(
        """
        adminn admins myadmin administrators rot nul suport roots rooot sys system2 admiral
        nullable 匿名 用户 匿名用户1 小明 Наташа 1
        """);
  }

  @ParameterizedTest
  @MethodSource("names_that_are_free")
  void a_name_that_only_resembles_a_reserved_one_is_free(String name) {
    assertThat(new Username(name).reserved()).isFalse();
  }

  @Test
  void a_reserved_name_is_well_formed_so_that_a_demo_may_hold_it() {
    assertThat(Username.choose("admin").reserved()).isTrue();
  }

  @Test
  void no_value_is_a_bug_and_no_refusal() {
    assertThatNullPointerException().isThrownBy(() -> new Username(null));
    assertThatNullPointerException().isThrownBy(() -> Username.choose(null));
  }

  private static Stream<String> words(String lines) {
    return Arrays.stream(lines.strip().split("[ \n]+"));
  }

  private static void assertRefused(String name, FormRule rule) {
    assertThatExceptionOfType(Malformed.class)
        .isThrownBy(() -> Username.choose(name))
        .matches(malformed -> malformed.rule() == rule, "breaks " + rule);
  }

  private static IntStream characters() {
    return IntStream.rangeClosed(1, Character.MAX_CODE_POINT)
        .filter(Character::isDefined)
        .filter(c -> Character.getType(c) != Character.SURROGATE)
        .filter(c -> Character.getType(c) != Character.PRIVATE_USE);
  }

  private static boolean isFoldedForGood(int c) {
    return fold(fold(c)).equals(fold(c));
  }

  private static String fold(int c) {
    return fold(Character.toString(c));
  }

  private static String fold(String text) {
    return new Username(text).folded();
  }
}
