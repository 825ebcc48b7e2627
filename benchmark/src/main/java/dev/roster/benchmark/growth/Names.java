package dev.roster.benchmark.growth;

/** Names of three syllables and a number, so that each syllable divides what can be meant by 32. */
final class Names {

  private static final String CONSONANTS = "bdfghklmnprstvwz";
  private static final String VOWELS = "ao";
  private static final int SYLLABLES = CONSONANTS.length() * VOWELS.length();
  private static final int SYLLABLE = 2;

  private Names() {}

  /** The name of a user. */
  static String of(long id) {
    return syllables(mixed(id), 3) + Long.toString(id, Character.MAX_RADIX);
  }

  /** How the names of some users begin. */
  static String beginning(long id, int syllables) {
    return of(id).substring(0, syllables * SYLLABLE);
  }

  private static String syllables(long mixed, int count) {
    StringBuilder text = new StringBuilder();
    long rest = mixed >>> 8;
    for (int i = 0; i < count; i++) {
      int syllable = (int) (rest % SYLLABLES);
      text.append(CONSONANTS.charAt(syllable / VOWELS.length()));
      text.append(VOWELS.charAt(syllable % VOWELS.length()));
      rest /= SYLLABLES;
    }
    return text.toString();
  }

  /** A number that looks like chance, and is always the same for the same id (SplitMix64). */
  static long mixed(long id) {
    long mixed = id * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
    return mixed ^ mixed >>> 31;
  }
}
