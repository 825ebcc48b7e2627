package dev.roster.domain.notice;

import static dev.roster.domain.notice.Language.EN;
import static dev.roster.domain.notice.Language.ZH_CN;
import static dev.roster.domain.notice.Variable.NEW_GROUPS;
import static dev.roster.domain.notice.Variable.REASON;
import static dev.roster.domain.notice.Variable.USERNAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticeTemplateTest {

  private static final NoticeId ID = new NoticeId(99);

  private static NoticeTemplate template(Set<Variable> variables, String zh, String en) {
    return new NoticeTemplate(
        ID,
        variables,
        Map.of(ZH_CN, new NoticeTemplate.Text("标题", zh), EN, new NoticeTemplate.Text("Title", en)));
  }

  private static String rendered(NoticeTemplate template, Map<String, String> variables) {
    return template.render(new Notice(ID, variables), EN).content();
  }

  @Test
  void a_notice_is_rendered_in_the_language_of_its_reader() {
    NoticeTemplate template = template(Set.of(USERNAME), "{username}你好", "Hello {username}");
    Notice notice = new Notice(ID, Map.of("username", "张三"));

    assertThat(template.render(notice, ZH_CN)).isEqualTo(new NoticeTemplate.Text("标题", "张三你好"));
    assertThat(template.render(notice, EN)).isEqualTo(new NoticeTemplate.Text("Title", "Hello 张三"));
  }

  @Test
  void values_are_put_in_in_one_pass_so_braces_in_a_value_stay() {
    String both = "{username}: {reason}";
    NoticeTemplate template = template(Set.of(USERNAME, REASON), both, both);

    assertThat(rendered(template, Map.of("username", "{reason}", "reason", "{username} {x} {")))
        .isEqualTo("{reason}: {username} {x} {");
  }

  @ParameterizedTest
  @CsvSource({"$1", "\\", "$", "\\$0", "${username}", "<b>&amp;</b>", "100%"})
  void a_value_is_put_in_as_it_is(String value) {
    assertThat(
            rendered(
                template(Set.of(REASON), "因{reason}", "For {reason}"), Map.of("reason", value)))
        .isEqualTo("For " + value);
  }

  @Test
  void a_variable_may_be_named_twice_and_in_another_order() {
    String zh = "{reason}{username}";
    NoticeTemplate template =
        template(Set.of(USERNAME, REASON), zh, "{username}{reason}{username}");

    assertThat(rendered(template, Map.of("username", "a", "reason", "b"))).isEqualTo("aba");
  }

  @Test
  void an_empty_reason_says_that_there_is_none() {
    NoticeTemplate template =
        template(Set.of(USERNAME, REASON), "{username}原因：{reason}", "{username} why: {reason}");
    Notice notice = new Notice(ID, Map.of("username", "", "reason", ""));

    assertThat(template.render(notice, ZH_CN).content()).isEqualTo("原因：无");
    assertThat(template.render(notice, EN).content()).isEqualTo(" why: none given");
  }

  @Test
  void a_text_of_nothing_but_blank_values_still_renders() {
    NoticeTemplate template = template(Set.of(REASON), "{reason}", "{reason}");

    assertThat(rendered(template, Map.of("reason", "  "))).isEqualTo("  ");
  }

  @Test
  void braces_that_name_nothing_complete_are_text() {
    assertThat(rendered(template(Set.of(), "甲 } 乙 {", "a } b {"), Map.of())).isEqualTo("a } b {");
  }

  @Test
  void an_unknown_variable_fails_when_loaded() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> template(Set.of(USERNAME), "{username}", "{username} {nickname}"))
        .withMessageContaining("99")
        .withMessageContaining("en")
        .withMessageContaining("unknown variable [nickname]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> template(Set.of(USERNAME), "{username}{reason}", "{username}{reason}"))
        .withMessageContaining("unknown variable [reason]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> template(Set.of(USERNAME), "{username}", "{username} {}"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> template(Set.of(USERNAME), "{username}", "{username} {Username}"));
  }

  @Test
  void a_missing_variable_fails_when_loaded() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> template(Set.of(USERNAME, REASON, NEW_GROUPS), "{username}", "{username}"))
        .withMessageContaining("zh-CN", "en")
        .withMessageContaining("missing variable [newgroupname, reason]");
  }

  @Test
  void a_missing_language_fails_when_loaded() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new NoticeTemplate(
                    ID, Set.of(), Map.of(ZH_CN, new NoticeTemplate.Text("标题", "文字"))))
        .withMessageContaining("en");
  }

  @Test
  void a_notice_without_title_or_text_fails_when_loaded() {
    NoticeTemplate.Text good = new NoticeTemplate.Text("title", "text");

    for (String[] bad : new String[][] {{"", "text"}, {" ", "text"}, {"title", ""}}) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  new NoticeTemplate(
                      ID,
                      Set.of(),
                      Map.of(ZH_CN, good, EN, new NoticeTemplate.Text(bad[0], bad[1]))));
    }
  }

  @Test
  void a_notice_that_lacks_a_variable_cannot_be_rendered() {
    NoticeTemplate template = template(Set.of(USERNAME), "{username}", "{username}");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> rendered(template, Map.of("reason", "x")))
        .withMessageContaining("username");
  }

  @Test
  void variables_that_a_text_does_not_name_do_no_harm() {
    NoticeTemplate template = template(Set.of(USERNAME), "{username}", "{username}");

    assertThat(rendered(template, Map.of("username", "a", "reason", "b"))).isEqualTo("a");
  }
}
