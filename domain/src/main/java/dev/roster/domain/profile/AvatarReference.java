package dev.roster.domain.profile;

import dev.roster.domain.form.Characters;
import dev.roster.domain.form.FormRule;
import dev.roster.domain.form.Malformed;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the picture of a user is found: an absolute URL, a relative key in the storage of the
 * embedding service, or nothing. It is passed on and never fetched.
 *
 * <p>Up to {@value #MAX} characters; may be empty, never null. Immutable. Source: seed 000, request
 * payload, {@code avatar_url}; seed 003, response table, {@code avatarUrl}.
 */
public record AvatarReference(String text) {

  /** The most characters. */
  public static final int MAX = 1024;

  /** There is no picture. */
  public static final AvatarReference EMPTY = new AvatarReference("");

  private static final Pattern SCHEME =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):.*", Pattern.DOTALL);
  private static final Pattern AUTHORITY =
      Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[\\p{L}\\p{M}\\p{N}._-]+)(:[0-9]{1,5})?");
  private static final Pattern ENCODED_ASCII = Pattern.compile("%([0-7][0-9A-Fa-f])");
  private static final Pattern UPWARDS =
      Pattern.compile("(.*[/?#;])?\\.\\.([/?#;].*)?", Pattern.DOTALL);
  private static final int HEXADECIMAL = 16;

  /**
   * Checks what may be stored.
   *
   * @throws Malformed if the text is too long or not well-formed
   */
  public AvatarReference {
    Characters.atMost(MAX, text);
  }

  /**
   * The reference that a user chooses: nothing; an https URL with a host and without user-info; or
   * a relative key without scheme, {@code ..} segment, backslash, control character or leading
   * slash, and none of these in percent-encoding, however often encoded. No white space at either
   * end, which browsers drop before they look for a scheme.
   *
   * @param httpAllowed whether an http URL will do as well
   * @throws Malformed {@link FormRule#NOT_A_REFERENCE}, or what the constructor throws
   */
  public static AvatarReference choose(String raw, boolean httpAllowed) {
    AvatarReference reference = new AvatarReference(raw);
    if (!reference.isEmpty() && !isUrl(raw, httpAllowed) && !isKey(raw)) {
      throw Malformed.of(FormRule.NOT_A_REFERENCE);
    }
    return reference;
  }

  /** Whether there is no picture. */
  public boolean isEmpty() {
    return text.isEmpty();
  }

  private static boolean isUrl(String raw, boolean httpAllowed) {
    Matcher start = SCHEME.matcher(raw);
    if (!start.matches()) {
      return false;
    }
    String scheme = start.group(1).toLowerCase(Locale.ROOT);
    return (scheme.equals("https") || httpAllowed && scheme.equals("http")) && hasPlainHost(raw);
  }

  private static boolean hasPlainHost(String url) {
    try {
      String authority = new URI(url).getRawAuthority();
      return authority != null && AUTHORITY.matcher(authority).matches();
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static boolean isKey(String raw) {
    String key = decoded(raw);
    return key.equals(key.strip())
        && key.indexOf('\\') < 0
        && !key.startsWith("/")
        && key.codePoints().noneMatch(Character::isISOControl)
        && !SCHEME.matcher(key).matches()
        && !UPWARDS.matcher(key).matches();
  }

  /** Decodes what is ASCII, again and again, since whoever serves the key may do so too. */
  private static String decoded(String key) {
    String once =
        ENCODED_ASCII
            .matcher(key)
            .replaceAll(code -> Matcher.quoteReplacement(character(code.group(1))));
    return once.equals(key) ? key : decoded(once);
  }

  private static String character(String hex) {
    return Character.toString(Integer.parseInt(hex, HEXADECIMAL));
  }
}
