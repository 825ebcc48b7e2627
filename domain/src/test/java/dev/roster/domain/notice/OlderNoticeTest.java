package dev.roster.domain.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a catalogue makes of notices that were stored under another one. */
class OlderNoticeTest {

  @Test
  void a_notice_that_the_catalogue_knows_is_shown_in_words() {
    Notice notice = new Notice(NoticeId.ACCOUNT_ENABLED, Map.of("username", "anna"));

    assertThat(NoticeCatalogue.STANDARD.render(notice, Language.EN).content())
        .isEqualTo("Hello anna, your account is no longer disabled.");
  }

  @Test
  void a_notice_that_the_catalogue_does_not_know_is_shown_by_its_number() {
    Notice notice = new Notice(new NoticeId(99), Map.of("username", "anna"));

    assertThat(NoticeCatalogue.STANDARD.render(notice, Language.EN))
        .isEqualTo(new NoticeTemplate.Text("#99", ""));
  }

  @Test
  void a_notice_that_lacks_a_variable_of_today_is_shown_by_its_number() {
    Notice notice = new Notice(NoticeId.ACCOUNT_DISABLED, Map.of("username", "anna"));

    assertThat(NoticeCatalogue.STANDARD.render(notice, Language.ZH_CN))
        .isEqualTo(new NoticeTemplate.Text("#10", ""));
  }
}
