package dev.roster.domain.profile;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What a name looks like to somebody who reads it in haste.
 *
 * <p>Only as fine as its two uses ask: comparison with the reserved names, and with mobile numbers.
 * So the table knows the letters of the reserved names alone, and the scripts in which such a name
 * can be written from end to end, since a chosen name does not mix them.
 */
final class LookAlikes {

  /**
   * A letter and what is read as it: digits, then Latin (small capitals, strokes, hooks), Greek,
   * Cyrillic, Armenian, Coptic, Cherokee and Lisu. {@code l} is read as {@code i}, so that the
   * capital I, the small l and the one are the same. Sources: the confusables of UTS 39, and
   * letters that everyday fonts draw alike.
   */
  private static final Map<Integer, Integer> READ_AS =
      table(
          "a 4 ɑᴀ Αα Аа Ꭺ ꓮ",
          "d đɖɗᴅ Ԁԁ ᎠᏧ ꓒꓓ",
          "e 3 ɛᴇ Εε ЕеЄєҽ Ⲉⲉ Ꭼ ꓰ",
          "i 1 lıƖɨɩɪłɭʟ Ιι ІіӀӏ Ⲓⲓ ᎥᏞ ꓡꓲ",
          "m ɱᴍ ΜϺ Мм Ⲙⲙ Ꮇ ꓟ",
          "n ŋƞɲɳɴ Νη ИПп ոռ Ⲛⲛ Ꮑ ꓠ",
          "o 0 øɵᴏ Οοσ Оо Օօ Ⲟⲟ Ꮎ ꓳ",
          "p ƥᴘ Ρρ Рр Ⲣⲣ Ꮲ ꓑ",
          "r Ʀɼɽɾʀ Γᴦ ГгЯя ⲅ ᎡᏒ ꓣ",
          "s 5 ƽʂꜱ ς Ѕѕ Տ ᏕᏚ ꓢ",
          "t 7 ŧƭʈᴛ Ττ Тт Ⲧⲧ Ꭲ ꓔ",
          "u ʋᴜ μυ иц Սս Ꮜ ꓴ",
          "y ƴɣʏ Υγ УуҮү Ⲩⲩ ᎩᎽ ꓬ",
          "户 戶戸",
          "用 甩");

  private static final Pattern MARKS_AND_SEPARATORS = Pattern.compile("[\\p{M}_.-]");
  private static final Pattern SEPARATORS = Pattern.compile("[_.-]");
  private static final Pattern MAINLAND = Pattern.compile("((00)?86)?" + Mobile.MAINLAND);
  private static final int DECIMAL = 10;

  private LookAlikes() {}

  /**
   * The name reduced to what it looks like; meant for comparison only. Names have the same skeleton
   * if they differ only in width, case, accents, separators, letters of the same look, or {@code
   * rn} for {@code m}.
   */
  static String skeleton(String name) {
    String wide = Normalizer.normalize(name, Normalizer.Form.NFKD);
    StringBuilder skeleton = new StringBuilder();
    MARKS_AND_SEPARATORS
        .matcher(wide)
        .replaceAll("")
        .codePoints()
        .map(LookAlikes::read)
        .forEach(skeleton::appendCodePoint);
    return skeleton.toString().replace("rn", "m");
  }

  /** Whether the name, separators dropped and digits of any script read, is a mainland number. */
  static boolean readsAsMobile(String name) {
    StringBuilder digits = new StringBuilder();
    SEPARATORS
        .matcher(name)
        .replaceAll("")
        .codePoints()
        .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, DECIMAL) : c)
        .forEach(digits::appendCodePoint);
    return MAINLAND.matcher(digits).matches();
  }

  /** Either case of a letter may be the one that looks like another letter. */
  private static int read(int c) {
    int lower = Character.toLowerCase(c);
    return IntStream.of(c, lower, Character.toUpperCase(c))
        .filter(READ_AS::containsKey)
        .map(READ_AS::get)
        .findFirst()
        .orElse(lower);
  }

  private static Map<Integer, Integer> table(String... rows) {
    Map<Integer, Integer> table = new HashMap<>();
    for (String row : rows) {
      int letter = row.codePointAt(0);
      row.codePoints().skip(1).filter(c -> c != ' ').forEach(c -> table.put(c, letter));
    }
    return Map.copyOf(table);
  }
}
