package dev.roster.domain.profile;

import dev.roster.domain.form.Characters;
import dev.roster.domain.form.FormRule;
import dev.roster.domain.form.Malformed;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The name that a user logs in with and is known by.
 *
 * <p>The constructor accepts what may be stored, 1 to {@value #MAX_STORED} characters, since
 * imports and older rules left names that nobody could choose today. {@link #choose} accepts what
 * may be chosen. Never null. Immutable. Source: seed 003, request table, {@code username}; seed
 * 000, request payload, {@code username}; the rules are decisions of this project.
 */
public record Username(String text) {

  /** The most characters of a name that is chosen. */
  public static final int MAX = 32;

  /** The most characters of a name that is stored. */
  public static final int MAX_STORED = 255;

  /** Names that belong to the system, together with all that look like them. */
  public static final List<String> RESERVED_NAMES =
      List.of("匿名用户", "admin", "administrator", "root", "system", "support", "null");

  private static final Set<String> RESERVED_SKELETONS =
      RESERVED_NAMES.stream().map(LookAlikes::skeleton).collect(Collectors.toUnmodifiableSet());

  private static final Pattern DOTTED_I = Pattern.compile("i\u0307+");

  /** No canonical composition joins more characters than this into one. */
  private static final int COMPOSED_AT_MOST = 4;

  /**
   * Checks what may be stored.
   *
   * @throws Malformed {@link FormRule#REQUIRED} if empty, {@link FormRule#TOO_LONG} or {@link
   *     FormRule#ILLEGAL_CHARACTER} if not well-formed
   */
  public Username {
    Characters.atMost(MAX_STORED, text);
    if (text.isEmpty()) {
      throw Malformed.of(FormRule.REQUIRED);
    }
  }

  /**
   * The name that a user chooses, brought to NFC.
   *
   * <p>1 to {@value #MAX} characters after that, each of them counting: letters, combining marks
   * after a letter, decimal digits, {@code _ . -}. The letters are of one script, or of scripts
   * that are written together (see {@link NameScripts}). The name does not read as a mobile number,
   * since one logs in with either. Whether it is {@linkplain #reserved() reserved} is another
   * question: a demo or an import may hold such names.
   *
   * @throws Malformed {@link FormRule#REQUIRED}, {@link FormRule#TOO_LONG}, {@link
   *     FormRule#ILLEGAL_CHARACTER}, {@link FormRule#MIXED_SCRIPTS} or {@link
   *     FormRule#READS_AS_MOBILE}
   */
  public static Username choose(String raw) {
    Characters.wellFormed(raw);
    if (Characters.count(raw) > MAX * COMPOSED_AT_MOST) {
      throw Malformed.of(FormRule.TOO_LONG, "max", MAX);
    }
    String name = Normalizer.normalize(raw, Normalizer.Form.NFC);
    Username username = new Username(Characters.atMost(MAX, name));
    NameScripts.check(name);
    if (LookAlikes.readsAsMobile(name)) {
      throw Malformed.of(FormRule.READS_AS_MOBILE);
    }
    return username;
  }

  /** Whether the name is one of {@link #RESERVED_NAMES}, or looks like one. */
  public boolean reserved() {
    return RESERVED_SKELETONS.contains(LookAlikes.skeleton(text));
  }

  /**
   * The form in which names are unique: NFKC and full case folding, so that {@code Straße}, {@code
   * STRASSE} and full-width {@code ｓｔｒａｓｓｅ} are one name.
   *
   * <p>Decision: also one are the final and the other sigma, and the four Turkish letters i, so
   * that no case mapping of any language tells two names apart. Folding a folded name changes
   * nothing.
   */
  public String folded() {
    String lower = compatible(text).toLowerCase(Locale.ROOT);
    String full = lower.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return DOTTED_I.matcher(compatible(full).replace('ς', 'σ')).replaceAll("i");
  }

  private static String compatible(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC);
  }
}
