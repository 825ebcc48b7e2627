package dev.roster.domain.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.domain.identity.UserId;
import dev.roster.domain.permission.GroupId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AddressedTest {

  private static final UserId ADA = new UserId(7);
  private static final UserId BOB = new UserId(8);
  private static final Recipient SUBJECT = new Recipient.Subject();
  private static final Recipient EDITORS = new Recipient.Members(new GroupId(11));
  private static final Recipient AUDIT = new Recipient.Fixed("audit");

  private static Dispatch over(Channel channel, Recipient recipient) {
    return new Dispatch(channel, recipient, Optional.empty(), Wording.STANDARD, Optional.empty());
  }

  private static List<Addressed> all(Dispatch... dispatches) {
    return Addressed.all(
        List.of(dispatches),
        ADA,
        group -> group.equals(new GroupId(11)) ? List.of(ADA, BOB) : List.of());
  }

  @Test
  void the_subject_each_member_and_a_fixed_destination_are_addressed() {
    assertThat(all(over(DeliveryRules.MAIL, EDITORS), over(DeliveryRules.WEBHOOK, AUDIT)))
        .extracting(each -> each.dispatch().channel().name() + " " + each.to().text())
        .containsExactly("mail user:7", "mail user:8", "webhook fixed:audit");
    assertThat(all(over(DeliveryRules.MAIL, SUBJECT)))
        .extracting(each -> each.to().text())
        .containsExactly("user:7");
    assertThat(all(over(DeliveryRules.MAIL, new Recipient.Members(GroupId.GUESTS)))).isEmpty();
  }

  @Test
  void nobody_gets_a_notice_twice_over_one_channel_and_the_first_dispatch_wins() {
    Dispatch first = over(DeliveryRules.MAIL, SUBJECT);
    Dispatch second = over(DeliveryRules.MAIL, EDITORS);
    assertThat(all(first, second))
        .containsExactly(
            new Addressed(first, new Addressee.Person(ADA)),
            new Addressed(second, new Addressee.Person(BOB)));
    assertThat(all(first, over(DeliveryRules.WEBHOOK, SUBJECT))).hasSize(2);
  }
}
