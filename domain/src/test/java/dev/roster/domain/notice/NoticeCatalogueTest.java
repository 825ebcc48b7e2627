package dev.roster.domain.notice;

import static dev.roster.domain.notice.Language.EN;
import static dev.roster.domain.notice.Language.ZH_CN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeCatalogueTest {

  private static final NoticeCatalogue STANDARD = NoticeCatalogue.STANDARD;

  private static final Map<String, String> VALUES =
      Map.of(
          "username", "张三",
          "reason", "广告",
          "oldgroupname", "普通会员",
          "newgroupname", "普通会员、编辑");

  private static NoticeTemplate.Text read(int id, Language language) {
    Notice notice = new Notice(new NoticeId(id), VALUES);
    return STANDARD.find(notice.id()).orElseThrow().render(notice, language);
  }

  /** Seed 003, notice table; 12 is Discuz! Q's. */
  // @formatter:off
  @ParameterizedTest(name = "notice {0}: {1}")
  @CsvSource(delimiter = '|', textBlock = """
      2  | 审核通过通知     | 张三你好，你的注册申请已审核通过。
      3  | 审核拒绝通知     | 张三你好，你的注册申请审核不通过，原因：广告
      10 | 账号禁用通知     | 张三你好，你的帐号已禁用，原因：广告
      11 | 账号解除禁用通知 | 张三你好，你的帐号已解除禁用
      12 | 用户角色调整通知 | 张三你好，你的角色由普通会员变更为普通会员、编辑
      """)
  // @formatter:on
  void a_notice_reads_as_in_the_source(int id, String title, String content) {
    assertThat(read(id, ZH_CN)).isEqualTo(new NoticeTemplate.Text(title, content));
  }

  /** The same facts, no more: the user is never told who acted. */
  // @formatter:off
  @ParameterizedTest(name = "notice {0}: {1}")
  @CsvSource(delimiter = '|', textBlock = """
      2  | Registration approved | Hello 张三, your registration has been approved.
      3  | Registration rejected | Hello 张三, your registration has been rejected. Reason: 广告
      10 | Account disabled      | Hello 张三, your account has been disabled. Reason: 广告
      11 | Account enabled       | Hello 张三, your account is no longer disabled.
      12 | Groups changed        | Hello 张三, your groups have changed from 普通会员 to 普通会员、编辑.
      """)
  // @formatter:on
  void a_notice_has_an_english_text_beside_it(int id, String title, String content) {
    assertThat(read(id, EN)).isEqualTo(new NoticeTemplate.Text(title, content));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 9, 13, 99})
  void there_is_no_other_notice(int id) {
    assertThat(STANDARD.find(new NoticeId(id))).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> STANDARD.require(new NoticeId(id), Set.of(Variable.values())))
        .withMessageContaining("unknown notice " + id);
  }

  @Test
  void a_change_must_supply_what_its_notice_names() {
    assertThatCode(() -> STANDARD.require(NoticeId.ACCOUNT_DISABLED, Variable.OF_TRANSITIONS))
        .doesNotThrowAnyException();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> STANDARD.require(NoticeId.ACCOUNT_DISABLED, Variable.OF_GROUPS))
        .withMessageContaining("10");
  }

  @Test
  void two_notices_of_one_id_are_refused() {
    NoticeTemplate template = STANDARD.find(NoticeId.ACCOUNT_ENABLED).orElseThrow();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> NoticeCatalogue.of(template, template))
        .withMessageContaining("11");
  }

  @Test
  void a_notice_id_is_at_least_1() {
    assertThatIllegalArgumentException().isThrownBy(() -> new NoticeId(0));
  }

  @Test
  void a_notice_keeps_its_variables_as_they_were() {
    Map<String, String> variables = new HashMap<>(VALUES);
    Notice notice = new Notice(NoticeId.ACCOUNT_DISABLED, variables);
    variables.put("username", "李四");

    assertThat(notice.variables()).containsEntry("username", "张三");
  }

  @ParameterizedTest
  @CsvSource({"ZH_CN, zh-CN", "EN, en"})
  void a_language_has_its_tag(Language language, String tag) {
    assertThat(language.tag()).isEqualTo(tag);
  }
}
