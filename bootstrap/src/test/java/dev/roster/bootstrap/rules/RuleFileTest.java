package dev.roster.bootstrap.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.roster.domain.delivery.DeliveryRules;
import dev.roster.domain.delivery.Dispatch;
import dev.roster.domain.notice.Language;
import dev.roster.domain.notice.NoticeCatalogue;
import dev.roster.domain.notice.NoticeId;
import dev.roster.domain.status.TransitionTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleFileTest {

  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

  /** Line 2 is the first rule; the template begins on line 13. */
  private static final String WHOLE =
      """
      rules:
        - on: 10
          channel: mail
          to: subject
          template: short
          language: en
          enabled: true
          expires: 7d
        - on: 2->3
          channel: webhook
          to: fixed:audit
      templates:
        short:
          notice: 10
          zh-CN: {title: 账号禁用, content: "{username}已被禁用"}
          en: {title: Disabled, content: "{username} is disabled"}
      """;

  @TempDir Path folder;

  private Path file;

  @BeforeEach
  void place() {
    file = folder.resolve("rules.yaml");
  }

  private DeliveryRules read(String text) throws IOException {
    Files.writeString(file, text);
    return RuleFile.read(file, TransitionTable.STANDARD, NoticeCatalogue.STANDARD);
  }

  private void assertRefused(String text, String message) {
    assertThatExceptionOfType(InvalidRules.class)
        .isThrownBy(() -> read(text))
        .withMessage(file + ":" + message);
  }

  @Test
  void rules_are_read_as_they_are_written() throws IOException {
    DeliveryRules rules = read(WHOLE);
    assertThat(rules.rules())
        .extracting(
            rule -> rule.on().text(),
            rule -> rule.channel().name(),
            rule -> rule.recipient().text(),
            rule -> rule.wording().template(),
            rule -> rule.wording().language())
        .containsExactly(
            tuple("10", "mail", "subject", "short", Language.EN),
            tuple("2->3", "webhook", "fixed:audit", "", Language.ZH_CN));
    assertThat(rules.dispatches(NoticeId.ACCOUNT_DISABLED, Optional.empty(), NOW, Optional.empty()))
        .extracting(Dispatch::expiresAt)
        .containsExactly(Optional.of(Instant.parse("2030-01-08T00:00:00Z")));
    assertThat(rules.template("short").orElseThrow().texts().get(Language.EN).content())
        .isEqualTo("{username} is disabled");
  }

  /** What is put in the place of what, and what is said then. */
  // @formatter:off
  @ParameterizedTest(name = "{1}")
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      on: 10                 | on: ten               | 2: neither a notice, as 10, nor a transition, as 0->1
      on: 10                 | on: 98                | 2: nothing owes a notice on 98, so it never applies
      on: 2->3               | on: 2->4              | 9: nothing owes a notice on 2->4, so it never applies
      on: 2->3               | on: 2->9              | 9: neither a notice, as 10, nor a transition, as 0->1
      channel: webhook       | channel: Web Hook     | 10: a channel's name is 1 to 32 of a-z, 0-9 and -
      channel: webhook       | chanel: webhook       | 10: 'chanel' is unknown; there are channel, enabled, expires, language, on, template, to
      to: subject            | to: everybody         | 4: a recipient is subject, group:NUMBER or fixed:NAME
      to: subject            | to: [subject]         | 4: a single value was expected here
      template: short        | template: long        | 2: there is no template 'long'
      on: 10                 | on: 11                | 2: template 'short' is for notice 10, not for 11
      language: en           | language: fr          | 6: a language is zh-CN or en
      enabled: true          | enabled: yes          | 7: either true or false
      expires: 7d            | expires: 7            | 8: a period is a number with s, m, h or d, as 7d
      expires: 7d            | to: group:1           | 8: 'to' stands here twice
      notice: 10             | notice: 98            | 14: there is no notice 98
      {username} is disabled | {user} is disabled    | 14: notice 10, en: unknown variable [user]
      {username} is disabled | somebody is disabled  | 14: notice 10, en: missing variable [username]
      {username} is disabled | {username} {phone}    | 14: notice 10, en: unknown variable [phone]
      {title: Disabled,      | {name: Disabled,      | 16: 'name' is unknown; there are content, title
      title: Disabled        | title: " "            | 14: notice 10, en: blank title or text
      en: {                  | fr: {                 | 16: a language is zh-CN or en
      rules:                 | rule:                 | 2: 'rule' is unknown; there are rules, templates
      """)
  // @formatter:on
  void what_is_wrong_is_refused_with_file_and_line(String right, String wrong, String said) {
    assertThat(WHOLE).contains(right);
    assertRefused(WHOLE.replaceFirst(Pattern.quote(right), wrong), said);
  }

  @Test
  void a_text_that_is_missing_in_a_language_is_refused() {
    String chinese = WHOLE.substring(0, WHOLE.indexOf("    en: {"));
    assertRefused(chinese, "14: notice 10 has no en text");
  }

  @Test
  void two_rules_that_send_the_same_are_refused() {
    assertRefused(
        WHOLE
            .replace("on: 2->3", "on: 10")
            .replace("webhook", "mail")
            .replace("fixed:audit", "subject"),
        "9: notice 10 goes over mail to subject by rule 1 already");
  }

  @Test
  void something_else_than_rules_is_refused() {
    assertRefused("", "1: there is nothing in it");
    assertRefused("rules: {}", "1: a list was expected here");
    assertRefused("- a", "1: names with values were expected here");
    assertRefused("templates: {}", "1: 'rules' is missing");
    assertRefused("rules:\n  - on: 10\n    to: subject", "2: 'channel' is missing");
    assertRefused("rules: [\n", "2: expected the node content, but found '<stream end>'");
  }

  @Test
  void a_file_that_is_missing_is_refused_by_its_name() {
    assertThatExceptionOfType(InvalidRules.class)
        .isThrownBy(() -> RuleFile.read(file, TransitionTable.STANDARD, NoticeCatalogue.STANDARD))
        .withMessage(file + ": there is no such file");
  }

  @Test
  void no_rules_at_all_are_rules_too() throws IOException {
    assertThat(read("rules: []").rules()).isEmpty();
  }
}
