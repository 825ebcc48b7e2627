package dev.roster.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Chinese, unless English is wanted more. */
class AcceptLanguageTest {

  private static Trial trial;

  @BeforeAll
  static void start() {
    trial = new Trial();
  }

  @AfterAll
  static void stop() {
    trial.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en                                  | en",
        "EN                                  | en",
        "en-US                               | en",
        "en-GB, en;q=0.8                     | en",
        "en, zh                              | en",
        "zh, en                              | zh-CN",
        "zh;q=0.3, en;q=0.9                  | en",
        "en;q=0.3, zh;q=0.9                  | zh-CN",
        "en;q=0.3, zh-Hans-CN;q=0.9          | zh-CN",
        "zh-TW;q=0.1, en-US;q=0.2            | en",
        "zh-Hans                             | zh-CN",
        "zh-CN,zh;q=0.9,en;q=0.8             | zh-CN",
        "fr, de;q=0.9                        | zh-CN",
        "fr, en;q=0.1                        | en",
        "*                                   | zh-CN",
        "*, en;q=0.5                         | zh-CN",
        "en, *;q=0.5                         | en",
        "zh;q=0, *                           | en",
        "zh;q=0.1, *;q=0.5                   | en",
        "en;q=0                              | zh-CN",
        "en;q=0, *                           | zh-CN",
        "english                             | zh-CN",
        "enx                                 | zh-CN",
        "en;q=2                              | zh-CN",
        "en;q=x                              | zh-CN",
        ";;;                                 | zh-CN",
        ",                                   | zh-CN",
        "-                                   | zh-CN",
        "en--                                | zh-CN",
        "''                                  | zh-CN",
      })
  void errors_and_notices_are_in_the_language_that_is_wanted_most(String header, String language) {
    Answer error = trial.get("/api/users/99").by("member").header("Accept-Language", header).send();
    assertThat(error.header("Content-Language")).isEqualTo(language);
    assertThat(error.at("/errors/0/detail/0").textValue())
        .isEqualTo(language.equals("en") ? "There is no such thing" : "内容不存在");
    Answer weidu = trial.get("/weidu/api/v1/users/me").header("Accept-Language", header).send();
    assertThat(weidu.header("Content-Language")).isEqualTo(language);
    Answer notices =
        trial.get("/api/notification").by("member").header("Accept-Language", header).send();
    assertThat(notices.header("Content-Language")).isEqualTo(language);
  }

  @Test
  void what_has_no_text_has_no_language() {
    assertThat(trial.get("/api/users/4").by("member").send().header("Content-Language")).isEmpty();
  }

  @Test
  void a_header_that_is_missing_or_endless_means_chinese() {
    Answer missing = trial.get("/api/none").send();
    assertThat(missing.header("Content-Language")).isEqualTo("zh-CN");
    Answer endless = trial.get("/api/none").header("Accept-Language", "en,".repeat(400)).send();
    assertThat(endless.header("Content-Language")).isEqualTo("zh-CN");
    assertThat(endless.header("Vary")).isEqualTo("Accept-Language");
  }
}
