package dev.roster.adapter.http;

import dev.roster.domain.notice.Language;
import java.util.Locale;

/** Chooses the language of an answer: zh-CN, unless English is wanted more. */
final class AcceptLanguage {

  private static final int LONGEST = 512;

  private AcceptLanguage() {}

  /** The best language for the header; it may be missing (null) or anything. */
  static Language best(String header) {
    if (header == null || header.length() > LONGEST) {
      return Language.ZH_CN;
    }
    try {
      return Locale.LanguageRange.parse(header).stream()
          .filter(range -> range.getWeight() > 0)
          .map(range -> range.getRange().split("-", 2)[0])
          .filter(language -> language.equals("zh") || language.equals("en"))
          .findFirst()
          .map(language -> language.equals("en") ? Language.EN : Language.ZH_CN)
          .orElse(Language.ZH_CN);
    } catch (IllegalArgumentException | IndexOutOfBoundsException unreadable) {
      return Language.ZH_CN;
    }
  }
}
