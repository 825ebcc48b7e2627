package dev.roster.application;

import static dev.roster.application.Trial.PASSWORD;
import static dev.roster.application.Trial.codes;
import static dev.roster.application.Trial.done;
import static dev.roster.application.Trial.payPassword;
import static dev.roster.application.Trial.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.port.ActorRef;
import dev.roster.domain.fact.UserFacts;
import dev.roster.domain.identity.PublicId;
import dev.roster.domain.identity.RealIdentity;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.permission.Permission;
import dev.roster.domain.profile.Email;
import dev.roster.domain.profile.Mobile;
import dev.roster.domain.rejection.RejectionCode;
import dev.roster.domain.status.Status;
import dev.roster.domain.user.Contact;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewUserTest {

  private static final Instant PAID_AT = Instant.parse("2026-01-01T00:00:00Z");
  private static final UserFacts NUMBERS =
      UserFacts.of(
          30,
          4,
          5,
          0.01,
          0.02,
          new BigDecimal("12.50"),
          Optional.of(PAID_AT),
          Map.of("replied", 3, "liked", 0));

  private Trial trial;
  private UserId user;

  @BeforeEach
  void user() {
    trial = new Trial(builder -> builder.facts(id -> id.equals(user) ? NUMBERS : UserFacts.EMPTY));
    CreateUser.Command named =
        Trial.named("user")
            .with(
                new Contact(
                    Optional.of(new Mobile("13812345678")),
                    Optional.of(new Email("user@example.com"))));
    user =
        trial.create(
            new CreateUser.Command(
                named.username(),
                named.publicId(),
                named.password(),
                named.groups(),
                named.status(),
                named.registerReason(),
                named.profile(),
                named.contact(),
                new RealIdentity("王小明", "11010519491231002X", true)));
  }

  private Outcome<UserView> view(UserId actor, UserRef target) {
    return trial.roster.viewUser().view(new ViewUser.Query(ActorRef.trusted(actor), target));
  }

  private UserView seenBy(UserId actor) {
    return done(view(actor, UserRef.of(user)));
  }

  private UserId reader(String reader) {
    return switch (reader) {
      case "self" -> user;
      case "member" -> trial.member("member");
      case "viewer" -> trial.staff("viewer", Permission.USER_VIEW);
      case "editor" -> trial.staff("editor", Permission.USER_EDIT);
      case "reviewer" -> trial.staff("reviewer", Permission.USER_EDIT_STATUS);
      case "grouper" -> trial.staff("grouper", Permission.USER_EDIT_GROUP);
      default -> trial.administrator("chief");
    };
  }

  @ParameterizedTest
  @CsvSource({
    // reader, personal, review, own
    "self,          true,  true,  true",
    "member,        false, false, false",
    "viewer,        false, false, false",
    "editor,        true,  true,  false",
    "reviewer,      false, true,  false",
    "grouper,       false, false, false",
    "administrator, true,  true,  false"
  })
  void each_reader_sees_its_parts(String reader, boolean personal, boolean review, boolean own) {
    UserView view = seenBy(reader(reader));
    assertThat(view.personal().isPresent()).isEqualTo(personal);
    assertThat(view.review().isPresent()).isEqualTo(review);
    assertThat(view.own().isPresent()).isEqualTo(own);
  }

  @ParameterizedTest
  @CsvSource({
    // reader, canEdit, canDelete, canEditUsername
    "self,          true,  false, true",
    "member,        false, false, false",
    "viewer,        false, false, false",
    "editor,        true,  false, true",
    "reviewer,      false, false, false",
    "administrator, true,  true,  true"
  })
  void each_reader_is_told_what_it_may_do(
      String reader, boolean edit, boolean delete, boolean rename) {
    UserView.Shared shared = seenBy(reader(reader)).shared();
    assertThat(shared.canEdit()).isEqualTo(edit);
    assertThat(shared.canDelete()).isEqualTo(delete);
    assertThat(shared.canEditUsername()).isEqualTo(rename);
  }

  @Test
  void what_everyone_sees_is_the_public_part() {
    UserView.Shared shared = seenBy(reader("member")).shared();
    assertThat(shared.username().text()).isEqualTo("user");
    assertThat(shared.status()).isEqualTo(Status.NORMAL);
    assertThat(shared.groups()).containsExactly(GroupId.MEMBERS);
    assertThat(shared.realNameVerified()).isTrue();
    assertThat(shared.createdAt()).isEqualTo(Trial.START);
    assertThat(shared.updatedAt()).isEqualTo(Trial.START);
    assertThat(shared.joinedAt()).isEqualTo(Trial.START);
    assertThat(shared.follow()).isEqualTo(OptionalInt.of(0));
    assertThat(seenBy(user).shared().follow()).isEmpty();
  }

  @Test
  void of_the_facts_everyone_sees_the_public_ones_and_nobody_the_rest_among_them() {
    for (String reader : Set.of("self", "member", "administrator")) {
      UserFacts facts = seenBy(reader(reader)).shared().facts();
      assertThat(facts.threadCount().value()).isEqualTo(30);
      assertThat(facts.workNum().value()).isEqualTo(4);
      assertThat(facts.serveNum().value()).isEqualTo(5);
      assertThat(facts.refundRate().value()).isEqualTo(0.01);
      assertThat(facts.disputeRate().value()).isEqualTo(0.02);
      assertThat(facts.walletBalance().hundredths()).isZero();
      assertThat(facts.payTime()).isEmpty();
      assertThat(facts.unread().byKind()).isEmpty();
    }
  }

  @Test
  void self_and_editors_see_the_personal_part() {
    for (String reader : Set.of("self", "editor")) {
      UserView.Personal personal = seenBy(reader(reader)).personal().orElseThrow();
      assertThat(personal.contact().mobile()).contains(new Mobile("13812345678"));
      assertThat(personal.contact().email()).contains(new Email("user@example.com"));
      assertThat(personal.identity().realname()).isEqualTo("王小明");
      assertThat(personal.loginAt()).isEmpty();
      assertThat(personal.lastLoginIp()).isEmpty();
      assertThat(personal.renames()).isZero();
      assertThat(personal.paid()).isTrue();
      assertThat(personal.payTime()).contains(PAID_AT);
      assertThat(personal.passwordChangedAt()).isEmpty();
    }
  }

  @Test
  void unread_messages_are_those_of_other_services_and_the_inbox_without_what_is_empty() {
    UserId admin = trial.administrator("chief");
    assertThat(seenBy(user).personal().orElseThrow().unread()).isEqualTo(Map.of("replied", 3));

    done(trial.edit(admin, user, UserPatch.EMPTY.replace(Attribute.GROUPS, 6)));

    UserView.Personal personal = seenBy(admin).personal().orElseThrow();
    assertThat(personal.unread()).isEqualTo(Map.of("replied", 3, "system", 1));
    assertThat(personal.unreadInAll()).isEqualTo(4);
    assertThat(personal.paid()).isFalse();
  }

  @Test
  void reviewers_see_the_reasons_and_the_ban_reason_only_while_disabled() {
    UserId reviewer = reader("reviewer");
    done(trial.edit(reviewer, user, status(Status.DISABLED, "spam")));
    UserView.Review review = seenBy(reviewer).review().orElseThrow();
    assertThat(review.banReason().text()).isEqualTo("spam");

    done(trial.edit(reviewer, user, status(Status.NORMAL, "sorry")));
    assertThat(seenBy(reviewer).review().orElseThrow().banReason().isEmpty()).isTrue();
  }

  @Test
  void only_oneself_sees_the_wallet_and_whether_one_can_pay() {
    UserView.Own before = seenBy(user).own().orElseThrow();
    assertThat(before.walletBalance()).isEqualTo("12.50");
    assertThat(before.canWalletPay()).isFalse();

    done(trial.edit(user, user, payPassword("271828")));
    assertThat(seenBy(user).own().orElseThrow().canWalletPay()).isTrue();
  }

  @Test
  void a_user_who_is_not_normal_cannot_pay() {
    done(trial.edit(user, user, payPassword("271828")));
    UserId pending = trial.member("pending", Status.UNDER_REVIEW);
    UserView own = done(view(pending, UserRef.of(pending)));
    assertThat(own.own().orElseThrow().canWalletPay()).isFalse();
  }

  @Test
  void one_who_has_renamed_itself_is_told_that_it_cannot_again() {
    done(trial.edit(user, user, UserPatch.EMPTY.replace(Attribute.USERNAME, "renamed")));
    UserView view = seenBy(user);
    assertThat(view.shared().canEditUsername()).isFalse();
    assertThat(view.personal().orElseThrow().renames()).isEqualTo(1);
    assertThat(seenBy(reader("editor")).shared().canEditUsername()).isTrue();
  }

  @Test
  void an_editor_cannot_edit_an_administrator() {
    UserId admin = reader("administrator");
    UserView view = done(view(reader("editor"), UserRef.of(admin)));
    assertThat(view.shared().canEdit()).isFalse();
    assertThat(view.personal()).isPresent();
  }

  @Test
  void a_user_is_found_by_either_id() {
    UserId member = reader("member");
    UserView byNumber = done(view(member, UserRef.of(user)));
    UserView byPublicId = done(view(member, UserRef.of(trial.stored(user).publicId())));
    assertThat(byPublicId).isEqualTo(byNumber);
    assertThat(byNumber.publicId()).isEqualTo(trial.stored(user).publicId());
  }

  @Test
  void an_id_that_does_not_exist_is_not_found_and_without_an_actor_nothing_is_shown() {
    UserId member = reader("member");
    UserRef publicly = UserRef.of(new PublicId("y".repeat(PublicId.LENGTH)));
    assertThat(codes(view(member, UserRef.of(Trial.UNKNOWN))))
        .containsExactly(RejectionCode.MODEL_NOT_FOUND);
    assertThat(codes(view(member, publicly))).containsExactly(RejectionCode.MODEL_NOT_FOUND);
    assertThat(codes(view(Trial.UNKNOWN, UserRef.of(user))))
        .containsExactly(RejectionCode.ACCESS_DENIED);
    assertThat(codes(view(Trial.UNKNOWN, publicly))).containsExactly(RejectionCode.ACCESS_DENIED);
  }

  @Test
  void a_view_has_no_secret_in_its_text() {
    done(trial.logIn("user", PASSWORD));
    assertThat(seenBy(user).toString())
        .doesNotContain("test$", PASSWORD, "13812345678", "user@example.com", "11010519491231002X");
  }

  @Test
  void the_last_login_is_shown_to_those_who_see_the_personal_part() {
    done(trial.logIn("user", PASSWORD, "2001:db8::1"));
    UserView.Personal personal = seenBy(user).personal().orElseThrow();
    assertThat(personal.loginAt()).contains(Trial.START);
    assertThat(personal.lastLoginIp()).isEqualTo("2001:db8::1");
  }
}
