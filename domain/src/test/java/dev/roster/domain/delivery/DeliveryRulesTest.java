package dev.roster.domain.delivery;

import static dev.roster.domain.delivery.DeliveryRules.KAFKA;
import static dev.roster.domain.delivery.DeliveryRules.MAIL;
import static dev.roster.domain.delivery.DeliveryRules.WEBHOOK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roster.domain.notice.Language;
import dev.roster.domain.notice.NoticeCatalogue;
import dev.roster.domain.notice.NoticeId;
import dev.roster.domain.notice.NoticeTemplate;
import dev.roster.domain.notice.Variable;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.profile.Email;
import dev.roster.domain.status.By;
import dev.roster.domain.status.Status;
import dev.roster.domain.status.Transition;
import dev.roster.domain.status.TransitionTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryRulesTest {

  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
  private static final Recipient SUBJECT = new Recipient.Subject();
  private static final Recipient AUDIT = new Recipient.Fixed("audit");
  private static final Optional<Email> OLD = Optional.of(new Email("old@example.com"));
  private static final DeliveryRule DISABLED_BY_MAIL =
      DeliveryRule.of(NoticeId.ACCOUNT_DISABLED, MAIL, SUBJECT);

  private static DeliveryRules rules(DeliveryRule... rules) {
    return DeliveryRules.of(
        List.of(rules), TEMPLATES, TransitionTable.STANDARD, NoticeCatalogue.STANDARD);
  }

  private static final Map<String, NoticeTemplate> TEMPLATES =
      Map.of(
          "short",
          new NoticeTemplate(
              NoticeId.ACCOUNT_DISABLED,
              Set.of(Variable.USERNAME),
              Map.of(
                  Language.ZH_CN, new NoticeTemplate.Text("禁用", "{username}已禁用"),
                  Language.EN, new NoticeTemplate.Text("Disabled", "{username} is disabled"))));

  private static DeliveryRule on(Trigger trigger, Recipient recipient) {
    return new DeliveryRule(trigger, MAIL, recipient, Wording.STANDARD, true, Optional.empty());
  }

  private static DeliveryRule approving(Status from) {
    return on(new Trigger.OfTransition(from, Status.NORMAL), SUBJECT);
  }

  private static Optional<Transition> row(Status from, Status to) {
    return TransitionTable.STANDARD.find(from, to, By.MODERATOR);
  }

  private static void assertBroken(int index, String problem, DeliveryRule... rules) {
    assertThatExceptionOfType(BrokenRule.class)
        .isThrownBy(() -> rules(rules))
        .withMessage(problem)
        .satisfies(broken -> assertThat(broken.index()).isEqualTo(index));
  }

  @Test
  void the_standard_rules_bring_every_notice_to_its_user_and_to_the_default_destinations() {
    for (NoticeId id : NoticeId.STANDARD) {
      assertThat(DeliveryRules.STANDARD.applying(id, Optional.empty()))
          .extracting(rule -> rule.channel().name() + " " + rule.recipient().text())
          .containsExactly("mail subject", "webhook fixed:default", "kafka fixed:default");
    }
  }

  @Test
  void the_standard_rules_pass_the_check_of_rules() {
    List<DeliveryRule> standard = DeliveryRules.STANDARD.rules();
    assertThat(rules(standard.toArray(DeliveryRule[]::new)).rules()).isEqualTo(standard);
  }

  @Test
  void a_mail_is_news_for_a_week_and_an_event_for_ever() {
    assertThat(
            DeliveryRules.STANDARD.dispatches(
                NoticeId.ACCOUNT_DISABLED, row(Status.NORMAL, Status.DISABLED), NOW, OLD))
        .extracting(Dispatch::expiresAt)
        .containsExactly(
            Optional.of(NOW.plus(Duration.ofDays(7))), Optional.empty(), Optional.empty());
  }

  @Test
  void rules_are_limited_to_channels() {
    assertThat(DeliveryRules.STANDARD.over(Set.of(WEBHOOK)).rules())
        .hasSameSizeAs(NoticeId.STANDARD)
        .allMatch(rule -> rule.channel().equals(WEBHOOK));
    assertThat(DeliveryRules.STANDARD.over(Set.of()).rules()).isEmpty();
  }

  @Test
  void notices_about_credentials_can_be_left_out() {
    assertThat(DeliveryRules.STANDARD.over(Set.of(KAFKA)).withoutCredentials().rules())
        .extracting(rule -> rule.on().text())
        .containsExactly("2", "3", "10", "11", "12");
  }

  @Test
  void only_notices_about_credentials_keep_the_address_before_the_change() {
    DeliveryRules mail = DeliveryRules.STANDARD.over(Set.of(MAIL));
    assertThat(mail.dispatches(NoticeId.CONTACT_CHANGED, Optional.empty(), NOW, OLD))
        .extracting(Dispatch::address)
        .containsExactly(OLD);
    assertThat(mail.dispatches(NoticeId.GROUPS_CHANGED, Optional.empty(), NOW, OLD))
        .extracting(Dispatch::address)
        .containsExactly(Optional.empty());
  }

  @Test
  void nobody_but_the_subject_gets_the_address_of_the_subject() {
    DeliveryRules toOthers =
        rules(
            DeliveryRule.of(NoticeId.CONTACT_CHANGED, WEBHOOK, AUDIT),
            DeliveryRule.of(
                NoticeId.CONTACT_CHANGED, MAIL, new Recipient.Members(GroupId.ADMINISTRATORS)));
    assertThat(toOthers.dispatches(NoticeId.CONTACT_CHANGED, Optional.empty(), NOW, OLD))
        .extracting(Dispatch::address)
        .containsExactly(Optional.empty(), Optional.empty());
  }

  @Test
  void a_rule_for_a_transition_applies_to_that_one_alone() {
    DeliveryRules rules = rules(approving(Status.REJECTED));
    NoticeId approved = NoticeId.REGISTRATION_APPROVED;
    assertThat(rules.applying(approved, row(Status.REJECTED, Status.NORMAL))).hasSize(1);
    assertThat(rules.applying(approved, row(Status.UNDER_REVIEW, Status.NORMAL))).isEmpty();
    assertThat(rules.applying(approved, Optional.empty())).isEmpty();
    assertThat(rules.applying(NoticeId.GROUPS_CHANGED, row(Status.REJECTED, Status.NORMAL)))
        .as("another notice of the same request")
        .isEmpty();
  }

  @Test
  void a_rule_that_is_not_enabled_sends_nothing() {
    DeliveryRule off =
        new DeliveryRule(
            DISABLED_BY_MAIL.on(), MAIL, SUBJECT, Wording.STANDARD, false, Optional.empty());
    assertThat(rules(off, DISABLED_BY_MAIL).applying(NoticeId.ACCOUNT_DISABLED, Optional.empty()))
        .as("nor does it stand against another")
        .containsExactly(DISABLED_BY_MAIL);
  }

  @Test
  void a_rule_that_can_never_apply_is_refused() {
    String never = "nothing owes a notice on %s, so it never applies";
    assertBroken(1, never.formatted("99"), DISABLED_BY_MAIL, on(notice(99), SUBJECT));
    assertBroken(
        0,
        never.formatted("0->3"),
        on(new Trigger.OfTransition(Status.NORMAL, Status.REJECTED), SUBJECT));
    assertBroken(
        0,
        never.formatted("2->4"),
        on(new Trigger.OfTransition(Status.UNDER_REVIEW, Status.IGNORED), SUBJECT));
  }

  private static Trigger notice(int id) {
    return new Trigger.OfNotice(new NoticeId(id));
  }

  @Test
  void two_rules_that_send_the_same_to_the_same_are_refused() {
    String twice = "notice 2 goes over mail to subject by rule 1 already";
    assertBroken(1, twice, on(notice(2), SUBJECT), on(notice(2), SUBJECT));
    assertBroken(1, twice, on(notice(2), SUBJECT), approving(Status.REJECTED));
    assertBroken(2, twice, on(notice(2), SUBJECT), DISABLED_BY_MAIL, approving(Status.IGNORED));
    assertThat(rules(approving(Status.REJECTED), approving(Status.IGNORED)).rules()).hasSize(2);
    assertThat(rules(on(notice(2), SUBJECT), on(notice(2), AUDIT)).rules()).hasSize(2);
  }

  @Test
  void a_template_is_one_that_exists_for_that_notice() {
    assertThat(rules(worded(10, "short")).rules()).hasSize(1);
    assertBroken(0, "there is no template 'long'", worded(10, "long"));
    assertBroken(0, "template 'short' is for notice 10, not for 11", worded(11, "short"));
  }

  private static DeliveryRule worded(int id, String template) {
    return new DeliveryRule(
        notice(id),
        MAIL,
        SUBJECT,
        new Wording(Language.EN, template),
        true,
        Optional.of(Duration.ofHours(1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"subject", "group:1", "fixed:audit-2"})
  void a_recipient_reads_as_it_is_written(String text) {
    assertThat(Recipient.parse(text).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Subject", "group:", "group:0", "group:x", "fixed:", "fixed:A b", "7"})
  void other_recipients_are_refused(String text) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> Recipient.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"user:7", "user:9007199254740990", "fixed:audit"})
  void an_addressee_reads_as_it_is_stored(String text) {
    assertThat(Addressee.parse(text).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "user:", "user:0", "group:1", "subject", "7"})
  void nobody_else_is_addressed(String text) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> Addressee.parse(text));
  }
}
