package dev.roster.domain.user;

import static dev.roster.domain.patch.Attribute.EMAIL;
import static dev.roster.domain.patch.Attribute.MOBILE;
import static dev.roster.domain.patch.Attribute.PASSWORD;
import static dev.roster.domain.patch.Attribute.REMOVE_PAY_PASSWORD;
import static dev.roster.domain.patch.Attribute.SIGNATURE;
import static dev.roster.domain.patch.Attribute.USERNAME;
import static dev.roster.domain.patch.UserPatch.EMPTY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.roster.domain.delivery.DeliveryRules;
import dev.roster.domain.delivery.Dispatch;
import dev.roster.domain.patch.UserPatch;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Notices 1001 to 1004: a decision of this project. */
class CredentialNoticesTest {

  private static final Policy BY_MAIL =
      Policy.STANDARD.with(DeliveryRules.STANDARD.over(Set.of(DeliveryRules.MAIL)));

  private static List<OwedNotice> owed(UserPatch patch) {
    return Request.by(Given.ADMINISTRATOR)
        .to(Given.MEMBER)
        .sends(patch)
        .under(BY_MAIL)
        .accepted()
        .notices();
  }

  @Test
  void a_new_mobile_or_email_or_both_owe_one_notice_to_the_old_address() {
    UserPatch both = EMPTY.replace(MOBILE, "13900001234").replace(EMAIL, "new@example.com");
    for (UserPatch patch :
        List.of(both, EMPTY.replace(EMAIL, "new@example.com"), EMPTY.remove(EMAIL))) {
      assertThat(owed(patch))
          .singleElement()
          .satisfies(
              owed -> {
                assertThat(owed.notice().id().value()).isEqualTo(1003);
                assertThat(owed.inInbox()).isFalse();
                assertThat(owed.dispatches())
                    .extracting(Dispatch::address)
                    .containsExactly(Given.MEMBER.contact().email());
              });
    }
    assertThat(Given.MEMBER.contact().email()).as("there is an old address").isPresent();
  }

  @Test
  void a_new_password_or_pay_password_owes_one_each() {
    assertThat(owed(Changes.newPassword("new-password").without(PASSWORD::equals)))
        .extracting(owed -> owed.notice().id().value())
        .containsExactly(1001);
    assertThat(owed(EMPTY.replace(REMOVE_PAY_PASSWORD, true)))
        .extracting(owed -> owed.notice().id().value())
        .containsExactly(1002);
  }

  @Test
  void without_a_way_out_there_is_none() {
    assertThat(
            Request.by(Given.ADMINISTRATOR)
                .to(Given.MEMBER)
                .sends(EMPTY.replace(USERNAME, "renamed"))
                .accepted()
                .notices())
        .isEmpty();
  }

  @Test
  void a_new_name_owes_one_that_names_both() {
    assertThat(owed(EMPTY.replace(USERNAME, "renamed")))
        .extracting(owed -> owed.notice().id().value(), owed -> owed.notice().variables())
        .containsExactly(tuple(1004, Map.of("username", "renamed", "oldusername", "member")));
  }

  @Test
  void other_attributes_owe_none() {
    assertThat(owed(EMPTY.replace(SIGNATURE, "hello"))).isEmpty();
  }

  @Test
  void what_is_sent_back_unchanged_owes_none() {
    assertThat(owed(EMPTY.replace(USERNAME, "member"))).isEmpty();
  }
}
