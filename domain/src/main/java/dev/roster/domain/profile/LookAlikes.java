package dev.roster.domain.profile;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a name looks like to somebody who reads it in haste.
 *
 * <p>Only as fine as its one use asks, the comparison with the reserved names: accents, separators
 * and case do not count, and the table below holds look-alikes of the letters that occur in those
 * names, for the scripts that a name can be written in from end to end.
 */
final class LookAlikes {

  private static final Pattern MARKS_AND_SEPARATORS = Pattern.compile("[\\p{M}_.-]");
  private static final Pattern SEPARATORS = Pattern.compile("[_.-]");
  private static final Pattern MAINLAND = Pattern.compile("((00)?86)?1[3-9][0-9]{9}");

  private static final Map<Integer, Integer> TABLE = table();

  private LookAlikes() {}

  /**
   * The name reduced to what it looks like: names that look alike have the same skeleton. Meant for
   * comparison only.
   */
  static String skeleton(String name) {
    String bare =
        MARKS_AND_SEPARATORS
            .matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
            .replaceAll("");
    StringBuilder seen = new StringBuilder();
    bare.codePoints().map(c -> TABLE.getOrDefault(c, c)).forEach(seen::appendCodePoint);
    return seen.toString().toLowerCase(Locale.ROOT).replace('l', 'i').replace("rn", "m");
  }

  /** Whether the name, digits of any script read and separators dropped, is a mainland number. */
  static boolean readsAsMobile(String name) {
    StringBuilder digits = new StringBuilder();
    SEPARATORS
        .matcher(name)
        .replaceAll("")
        .codePoints()
        .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
        .forEach(digits::appendCodePoint);
    return MAINLAND.matcher(digits).matches();
  }

  private static Map<Integer, Integer> table() {
    Map<Integer, Integer> table = new TreeMap<>();
    add(table, 'o', "0");
    add(table, 'i', "1");
    add(table, 'e', "3");
    add(table, 'a', "4");
    add(table, 's', "5");
    add(table, 't', "7");
    return Map.copyOf(table);
  }

  private static void add(Map<Integer, Integer> table, int letter, String lookAlikes) {
    lookAlikes.codePoints().forEach(c -> table.put(c, letter));
  }
}
