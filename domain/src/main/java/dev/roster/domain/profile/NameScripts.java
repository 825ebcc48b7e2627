package dev.roster.domain.profile;

import static java.lang.Character.UnicodeScript.ARABIC;
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

  private NameScripts() {}

  /**
   * Refuses a name in NFC that is not written as described above.
   *
   * @throws Malformed {@link FormRule#ILLEGAL_CHARACTER} or {@link FormRule#MIXED_SCRIPTS}
   */
  static void check(String name) {
    String compatible = Normalizer.normalize(name, Normalizer.Form.NFKC);
    Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
    compatible.codePoints().mapToObj(NameScripts::scriptOf).forEach(scripts::add);
    scripts.removeAll(Set.of(COMMON, INHERITED));
    if (!isSpelt(name)
        || !isSpelt(compatible)
        || compatible.codePoints().anyMatch(NameScripts::isLetterOfNoScript)) {
      throw Malformed.of(FormRule.ILLEGAL_CHARACTER);
    }
    if (scripts.size() > 1 && TOGETHER.stream().noneMatch(set -> set.containsAll(scripts))) {
      throw Malformed.of(FormRule.MIXED_SCRIPTS);
    }
  }

  private static boolean isSpelt(String name) {
    boolean afterLetter = false;
    for (int c : name.codePoints().toArray()) {
      boolean mark = isMark(c);
      boolean letter = Character.isLetter(c) || mark && afterLetter;
      if (isInvisible(c) || !letter && !Character.isDigit(c) && "_.-".indexOf(c) < 0) {
        return false;
      }
      afterLetter = letter;
    }
    return true;
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean isLetterOfNoScript(int c) {
    return (Character.isLetter(c) || isMark(c)) && scriptOf(c) == COMMON;
  }

  /** The script of Unicode, and for what several scripts share the one that it is read as here. */
  private static UnicodeScript scriptOf(int c) {
    if (c == 'ー' || c >= 0x3031 && c <= 0x3035) { // the prolonged sound mark, the kana repeat marks
      return KATAKANA;
    }
    if (c == '〆' || c == '〼') {
      return HAN;
    }
    if (c >= 0x0660 && c <= 0x0669) { // the Arabic-Indic digits
      return ARABIC;
    }
    return UnicodeScript.of(c);
  }

  /** Letters and marks without ink, which the platform's classes do not tell from others. */
  private static boolean isInvisible(int c) {
    return c == 0x034F // combining grapheme joiner
        || c == 0x115F
        || c == 0x1160
        || c == 0x3164
        || c == 0xFFA0 // Hangul fillers
        || c == 0x17B4
        || c == 0x17B5 // Khmer inherent vowels
        || c >= 0x180B && c <= 0x180F // Mongolian variation selectors
        || c >= 0xFE00 && c <= 0xFE0F // variation selectors
        || c >= 0xE0100 && c <= 0xE01EF; // more of them
  }
}
