package dev.roster.domain.user;

import static dev.roster.domain.status.By.MODERATOR;
import static dev.roster.domain.status.Status.DISABLED;
import static dev.roster.domain.status.Status.NORMAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roster.domain.delivery.Channel;
import dev.roster.domain.delivery.DeliveryRules;
import dev.roster.domain.notice.Language;
import dev.roster.domain.notice.NoticeCatalogue;
import dev.roster.domain.notice.NoticeId;
import dev.roster.domain.notice.NoticeTemplate;
import dev.roster.domain.notice.Variable;
import dev.roster.domain.status.Transition;
import dev.roster.domain.status.TransitionTable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {

  private static final NoticeId OWN = new NoticeId(99);

  private static final TransitionTable OWING =
      TransitionTable.of(Transition.owing("own", NORMAL, DISABLED, MODERATOR, OWN));

  private static NoticeTemplate template(NoticeId id, Variable... variables) {
    String content = "text";
    for (Variable variable : variables) {
      content += " {" + variable.key() + "}";
    }
    NoticeTemplate.Text text = new NoticeTemplate.Text("title", content);
    return new NoticeTemplate(
        id, Set.of(variables), Map.of(Language.ZH_CN, text, Language.EN, text));
  }

  @Test
  void a_table_that_owes_an_unknown_notice_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Policy.STANDARD.with(OWING))
        .withMessageContaining("99");
  }

  @Test
  void a_table_comes_with_the_notices_that_it_owes() {
    NoticeCatalogue notices =
        NoticeCatalogue.of(
            template(OWN, Variable.USERNAME, Variable.REASON),
            template(NoticeId.GROUPS_CHANGED, Variable.NEW_GROUPS));

    assertThat(Policy.STANDARD.with(OWING, notices).transitions()).isSameAs(OWING);
  }

  @Test
  void a_notice_that_names_what_a_transition_does_not_supply_is_refused() {
    NoticeCatalogue notices =
        NoticeCatalogue.of(template(OWN, Variable.OLD_GROUPS), template(NoticeId.GROUPS_CHANGED));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Policy.STANDARD.with(OWING, notices))
        .withMessageContaining("99");
  }

  @Test
  void the_notice_of_groups_must_exist_and_names_no_reason() {
    NoticeCatalogue without = NoticeCatalogue.of(template(OWN));
    NoticeCatalogue naming =
        NoticeCatalogue.of(template(OWN), template(NoticeId.GROUPS_CHANGED, Variable.REASON));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Policy.STANDARD.with(OWING, without))
        .withMessageContaining("12");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Policy.STANDARD.with(OWING, naming))
        .withMessageContaining("12");
  }

  @Test
  void a_quota_is_never_negative() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Policy.STANDARD.withRenameQuota(-1))
        .withMessageContaining("quota");
  }

  /** Each component is replaced by its own method and survives all the others. */
  @Test
  void every_rule_is_chosen_by_itself() {
    FormCheck check = (patch, policy) -> List.of();
    DeliveryRules mail = DeliveryRules.STANDARD.over(Set.of(DeliveryRules.MAIL));
    Policy policy =
        Policy.STANDARD
            .with(check)
            .with(ZoneId.of("UTC"))
            .withRenameQuota(5)
            .withHttpAvatars(true)
            .withLevelForStaff(true)
            .withCommonPasswords(password -> true)
            .with(mail)
            .with(TransitionTable.of())
            .with(NoticeCatalogue.STANDARD);

    assertThat(policy.formCheck()).isSameAs(check);
    assertThat(policy.zone()).isEqualTo(ZoneId.of("UTC"));
    assertThat(policy.renameQuota()).isEqualTo(5);
    assertThat(policy.httpAvatars()).isTrue();
    assertThat(policy.levelForStaff()).isTrue();
    assertThat(policy.commonPasswords().test(null)).isTrue();
    assertThat(policy.deliveries()).isSameAs(mail);
    assertThat(policy.transitions().rows()).isEmpty();
  }

  @Test
  void a_time_is_shown_with_the_offset_of_the_zone_to_the_second() {
    Instant time = Instant.parse("2030-01-01T00:00:00.999Z");

    assertThat(Policy.STANDARD.shown(time)).isEqualTo("2030-01-01T08:00:00+08:00");
    assertThat(Policy.STANDARD.with(ZoneId.of("UTC")).shown(time))
        .isEqualTo("2030-01-01T00:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Mail", "mail box", "mail_box", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
  void a_channel_has_a_plain_name(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Channel(name));
  }
}
