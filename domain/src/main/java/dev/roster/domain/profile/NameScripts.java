package dev.roster.domain.profile;

import static java.lang.Character.UnicodeScript.BOPOMOFO;
import static java.lang.Character.UnicodeScript.COMMON;
import static java.lang.Character.UnicodeScript.HAN;
import static java.lang.Character.UnicodeScript.HANGUL;
import static java.lang.Character.UnicodeScript.HIRAGANA;
import static java.lang.Character.UnicodeScript.INHERITED;
import static java.lang.Character.UnicodeScript.KATAKANA;
import static java.lang.Character.UnicodeScript.LATIN;

import dev.roster.domain.form.FormRule;
import dev.roster.domain.form.Malformed;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which characters a chosen name may hold, and which scripts it may mix.
 *
 * <p>The letters are of one script, or of one of the sets that people write together: Latin with
 * Han and Kana, with Han and Hangul, or with Han and Bopomofo (the "highly restrictive" level of
 * UTS 39). A digit or a mark of a script counts as a letter of it; ASCII digits and marks without a
 * script join any. Judged on the compatibility form too, so that {@code µ} counts as Greek and a
 * letter that hides a space or a bracket is no letter. Invisible letters and letters without a
 * script (apostrophe-like ones, the Arabic tatweel) are refused: names that differ only in these
 * look alike.
 */
final class NameScripts {

  private static final List<Set<UnicodeScript>> TOGETHER =
      List.of(
          Set.of(LATIN, HAN, HIRAGANA, KATAKANA),
          Set.of(LATIN, HAN, HANGUL),
          Set.of(LATIN, HAN, BOPOMOFO));

  /** Letters with their marks, decimal digits and separators. */
  private static final Pattern SPELT =
      Pattern.compile("(?:\\p{L}[\\p{Mn}\\p{Mc}]*+|\\p{Nd}|[_.-])++");

  /** The grapheme joiner, Hangul fillers, Khmer inherent vowels, variation selectors. */
  private static final Pattern WITHOUT_INK =
      Pattern.compile(
          "[\\x{34F}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{180B}-\\x{180F}"
              + "\\x{FE00}-\\x{FE0F}\\x{E0100}-\\x{E01EF}]");

  /** Shared by Hiragana and Katakana: the prolonged sound mark and the repeat marks. */
  private static final String KANA_MARKS = "ー〱〲〳〴〵";

  private static final String HAN_MARKS = "〆〼";

  private NameScripts() {}

  /**
   * Refuses a name in NFC that is not written as described above.
   *
   * @throws Malformed {@link FormRule#ILLEGAL_CHARACTER} or {@link FormRule#MIXED_SCRIPTS}
   */
  static void check(String name) {
    String compatible = Normalizer.normalize(name, Normalizer.Form.NFKC);
    if (!SPELT.matcher(name).matches()
        || !SPELT.matcher(compatible).matches()
        || WITHOUT_INK.matcher(compatible).find()
        || compatible.codePoints().anyMatch(NameScripts::isLetterOfNoScript)) {
      throw Malformed.of(FormRule.ILLEGAL_CHARACTER);
    }
    Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
    compatible.codePoints().mapToObj(NameScripts::scriptOf).forEach(scripts::add);
    scripts.removeAll(Set.of(COMMON, INHERITED));
    if (scripts.size() > 1 && TOGETHER.stream().noneMatch(set -> set.containsAll(scripts))) {
      throw Malformed.of(FormRule.MIXED_SCRIPTS);
    }
  }

  /** Digits and separators have no script either; they may. */
  private static boolean isLetterOfNoScript(int c) {
    return scriptOf(c) == COMMON && !Character.isDigit(c) && "_.-".indexOf(c) < 0;
  }

  /** The script of Unicode, and for what several scripts share the one that it is read as here. */
  private static UnicodeScript scriptOf(int c) {
    if (KANA_MARKS.indexOf(c) >= 0) {
      return KATAKANA;
    }
    return HAN_MARKS.indexOf(c) >= 0 ? HAN : UnicodeScript.of(c);
  }
}
