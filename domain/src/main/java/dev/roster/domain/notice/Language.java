package dev.roster.domain.notice;

/** The languages in which Roster speaks to people. */
public enum Language {
  /** Simplified Chinese, the default. */
  ZH_CN("zh-CN"),
  /** English. */
  EN("en");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /** The BCP 47 tag, as in {@code Content-Language}. */
  public String tag() {
    return tag;
  }
}
