package dev.roster.application;

import static dev.roster.application.Trial.codes;
import static dev.roster.application.Trial.done;
import static dev.roster.application.Trial.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Facts;
import dev.roster.domain.fact.Fact;
import dev.roster.domain.fact.FactsPatch;
import dev.roster.domain.fact.UserFacts;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.patch.PatchField;
import dev.roster.domain.patch.RawValue;
import dev.roster.domain.permission.Permission;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import dev.roster.domain.status.Status;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@link RecordFacts}, {@link ViewFacts}, and what views show of them. */
class FactKeepingTest {

  private static final FactsPatch THIRTY = patch(Fact.THREAD_COUNT, RawValue.of(30));

  private Trial trial = new Trial();
  private final UserId service = trial.staff("service", Permission.USER_FACTS);
  private final UserId ada = trial.member("ada");

  @Test
  void what_is_recorded_is_merged_and_answered_whole() {
    done(record(service, ada, THIRTY));
    UserFacts facts = done(record(service, ada, patch(Fact.WORK_NUM, RawValue.of(4))));
    assertThat(facts.threadCount().value()).isEqualTo(30);
    assertThat(facts.workNum().value()).isEqualTo(4);
    assertThat(done(view(service, ada))).isEqualTo(facts);
  }

  @Test
  void views_show_what_is_recorded() {
    FactsPatch patch =
        THIRTY
            .with(Fact.WALLET_BALANCE, decimal("12.5"))
            .with(
                Fact.UNREAD,
                PatchField.replace(
                    new RawValue.Members(Map.of("replied", PatchField.replace(RawValue.of(8))))));
    done(record(service, ada, patch));
    UserView seen = seen(ada);
    assertThat(seen.shared().facts().threadCount().value()).isEqualTo(30);
    assertThat(seen.own().orElseThrow().walletBalance()).isEqualByComparingTo("12.50");
    assertThat(seen.personal().orElseThrow().unread()).isEqualTo(Map.of("replied", 8));
    assertThat(seen(service).shared().facts()).isEqualTo(UserFacts.EMPTY);
  }

  /** Two kinds of the greatest count are more than an int. */
  @Test
  void unread_messages_are_added_up_beyond_the_greatest_int() {
    RawValue most = RawValue.of(Integer.MAX_VALUE);
    Map<String, PatchField<RawValue>> kinds =
        Map.of("replied", PatchField.replace(most), "liked", PatchField.replace(most));
    done(record(service, ada, patch(Fact.UNREAD, new RawValue.Members(kinds))));
    assertThat(seen(ada).personal().orElseThrow().unreadInAll()).isEqualTo(2L * Integer.MAX_VALUE);
  }

  @Test
  void facts_that_the_service_brings_are_shown_instead_of_those_that_are_recorded() {
    trial = new Trial(builder -> builder.facts(Facts.NONE));
    UserId recorder = trial.staff("recorder", Permission.USER_FACTS);
    UserId eve = trial.member("eve");
    UserFacts recorded = done(record(recorder, eve, THIRTY));
    assertThat(done(view(recorder, eve))).isEqualTo(recorded);
    assertThat(seen(eve).shared().facts()).isEqualTo(UserFacts.EMPTY);
  }

  @Test
  void facts_move_neither_version_nor_time_and_leave_no_audit() {
    Object before = trial.everything();
    done(record(service, ada, THIRTY));
    assertThat(trial.everything()).isEqualTo(before);
  }

  @Test
  void only_who_holds_the_permission_records_and_reads_them() {
    UserId editor = trial.staff("editor", Permission.USER_EDIT);
    assertThat(codes(record(editor, ada, THIRTY)))
        .isEqualTo(codes(view(editor, ada)))
        .containsExactly(RejectionCode.PERMISSION_DENIED);
    assertThat(codes(record(ada, ada, THIRTY))).containsExactly(RejectionCode.PERMISSION_DENIED);
    assertThat(codes(record(editor, Trial.UNKNOWN, THIRTY)))
        .containsExactly(RejectionCode.PERMISSION_DENIED);
    assertThat(codes(record(service, Trial.UNKNOWN, THIRTY)))
        .isEqualTo(codes(view(service, Trial.UNKNOWN)))
        .containsExactly(RejectionCode.MODEL_NOT_FOUND);
    assertThat(done(view(service, ada))).isEqualTo(UserFacts.EMPTY);
  }

  @Test
  void they_are_recorded_of_users_of_any_group_and_status() {
    done(record(service, trial.administrator("chief"), THIRTY));
    done(record(service, trial.member("eve", Status.DISABLED), THIRTY));
  }

  @Test
  void a_service_that_is_disabled_records_nothing() {
    UserId chief = trial.administrator("chief");
    done(trial.edit(chief, service, Trial.status(Status.DISABLED, "")));
    assertThat(codes(record(service, ada, THIRTY))).containsExactly(RejectionCode.BAN_USER);
  }

  @Test
  void one_fact_that_is_wrong_keeps_all_of_them_from_being_recorded() {
    FactsPatch patch =
        THIRTY
            .with(Fact.WORK_NUM, PatchField.replace(RawValue.of(-1)))
            .with(Fact.WALLET_BALANCE, decimal("1.005"));
    assertThat(refused(record(service, ada, patch)))
        .extracting(Rejection::attribute)
        .extracting(attribute -> attribute.orElseThrow().key())
        .containsExactly("workNum", "walletBalance");
    assertThat(done(view(service, ada))).isEqualTo(UserFacts.EMPTY);
  }

  private static PatchField<RawValue> decimal(String number) {
    return PatchField.replace(new RawValue.Decimal(new BigDecimal(number)));
  }

  private static FactsPatch patch(Fact fact, RawValue raw) {
    return FactsPatch.EMPTY.with(fact, PatchField.replace(raw));
  }

  private Outcome<UserFacts> record(UserId actor, UserId target, FactsPatch patch) {
    return trial
        .roster
        .recordFacts()
        .recordFacts(new RecordFacts.Command(ActorRef.trusted(actor), UserRef.of(target), patch));
  }

  private Outcome<UserFacts> view(UserId actor, UserId target) {
    return trial.roster.viewFacts().viewFacts(ActorRef.trusted(actor), UserRef.of(target));
  }

  private UserView seen(UserId user) {
    return done(
        trial.roster.viewUser().view(new ViewUser.Query(ActorRef.trusted(user), UserRef.of(user))));
  }
}
