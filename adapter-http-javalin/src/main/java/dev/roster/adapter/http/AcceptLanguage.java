package dev.roster.adapter.http;

import dev.roster.domain.notice.Language;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;

/** Chooses the language of an answer: zh-CN, unless English is wanted more (RFC 9110, 12.5.4). */
final class AcceptLanguage {

  private static final int LONGEST = 512;
  private static final String CHINESE = "zh";
  private static final String ENGLISH = "en";

  private AcceptLanguage() {}

  /** The best language for the header; it may be missing (null) or anything. */
  static Language best(String header) {
    if (header == null || header.length() > LONGEST) {
      return Language.ZH_CN;
    }
    try {
      return best(LanguageRange.parse(header));
    } catch (IllegalArgumentException | IndexOutOfBoundsException unreadable) {
      return Language.ZH_CN;
    }
  }

  /** The language as {@code Content-Language} names it. */
  static String tag(Language language) {
    return language == Language.EN ? ENGLISH : "zh-CN";
  }

  /** Of what is wanted equally, what is named first. */
  private static Language best(List<LanguageRange> byWeight) {
    double english = weight(ENGLISH, byWeight);
    double chinese = weight(CHINESE, byWeight);
    boolean first =
        byWeight.stream()
            .map(AcceptLanguage::primary)
            .filter(language -> language.equals(CHINESE) || language.equals(ENGLISH))
            .findFirst()
            .filter(ENGLISH::equals)
            .isPresent();
    return english > chinese || english == chinese && english > 0 && first
        ? Language.EN
        : Language.ZH_CN;
  }

  /** What is not named is wanted as much as {@code *}. */
  private static double weight(String language, List<LanguageRange> ranges) {
    return ranges.stream()
        .filter(range -> primary(range).equals(language))
        .mapToDouble(LanguageRange::getWeight)
        .max()
        .orElseGet(
            () ->
                ranges.stream()
                    .filter(range -> range.getRange().equals("*"))
                    .mapToDouble(LanguageRange::getWeight)
                    .findFirst()
                    .orElse(0));
  }

  private static String primary(LanguageRange range) {
    return range.getRange().split("-", 2)[0].toLowerCase(Locale.ROOT);
  }
}
