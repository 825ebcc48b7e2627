package dev.roster.application.message;

import dev.roster.domain.notice.Language;
import dev.roster.domain.rejection.Rejection;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The message catalogue.
 *
 * <p>Texts are plain, and hold no value that was sent. Immutable and thread-safe.
 */
public final class Messages {

  private static final Pattern DETAIL = Pattern.compile("\\{([a-zA-Z]+)}");

  private static final Map<Language, ResourceBundle> BUNDLES =
      Map.of(
          Language.ZH_CN, bundle(Locale.SIMPLIFIED_CHINESE), Language.EN, bundle(Locale.ENGLISH));

  private Messages() {}

  /** What to say about a rejection. */
  public static String of(Rejection rejection, Language language) {
    return of(key(rejection), rejection.details(), language);
  }

  /**
   * What to say about a code that carries no details.
   *
   * @throws java.util.MissingResourceException if the catalogue has no such code
   */
  public static String of(String code, Language language) {
    return of(code, Map.of(), language);
  }

  /** Every code of the catalogue in a language, in alphabetical order. */
  public static Set<String> codes(Language language) {
    return Collections.unmodifiableSet(new TreeSet<>(BUNDLES.get(language).keySet()));
  }

  /** The key of a rejection: its code, with the broken rule behind it where it is one of form. */
  public static String key(Rejection rejection) {
    String code = rejection.code().key();
    return rejection.rule().map(rule -> code + "." + rule.key()).orElse(code);
  }

  private static String of(String key, Map<String, Object> details, Language language) {
    String text = BUNDLES.get(language).getString(key);
    return DETAIL
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(detail(match, details, language)));
  }

  private static String detail(MatchResult match, Map<String, Object> details, Language language) {
    Object value = details.getOrDefault(match.group(1), "");
    String text =
        value instanceof Iterable<?> many
            ? StreamSupport.stream(many.spliterator(), false)
                .map(Objects::toString)
                .collect(Collectors.joining(", "))
            : value.toString();
    return text.isEmpty() ? BUNDLES.get(language).getString("none_given") : text;
  }

  private static ResourceBundle bundle(Locale locale) {
    return ResourceBundle.getBundle(
        Messages.class.getPackageName() + ".messages",
        locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
