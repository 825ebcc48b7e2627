package dev.roster.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.port.History.Entry;
import dev.roster.application.port.Page;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.profile.Reason;
import dev.roster.domain.user.AuditEntry;
import dev.roster.domain.user.User;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@link dev.roster.application.port.History}. */
abstract class HistoryContract extends PortContract {

  private User chief;
  private User ada;

  HistoryContract(StoreContract contract) {
    super(contract);
  }

  /** Version 2 has two entries, version 3 one, version 4 three; someone else has one too. */
  @BeforeEach
  void changes() {
    chief = administrator("chief");
    ada = stored(Account.named("ada"));
    Request.by(ada, ada, patch().replace(Attribute.CITY, "c2").replace(Attribute.SIGNATURE, "s2"))
        .at(NOW.plusSeconds(2))
        .acceptedBy(store);
    Request.by(chief, ada, ChangeContract.disabling("because '三'"))
        .at(NOW.plusSeconds(3))
        .acceptedBy(store);
    Request.by(
            chief,
            ada,
            patch()
                .replace(Attribute.MAJOR, "m4")
                .replace(Attribute.STATUS, 0)
                .replace(Attribute.MOBILE, "13900000009"))
        .at(NOW.plusSeconds(4))
        .acceptedBy(store);
    Request.by(chief, chief, patch().replace(Attribute.CITY, "mine")).acceptedBy(store);
  }

  @Test
  void the_newest_version_comes_first_and_inside_it_the_order_of_attributes() {
    assertThat(history(ada))
        .extracting(entry -> entry.version() + " " + entry.change().attribute())
        .containsExactly("4 MOBILE", "4 STATUS", "4 MAJOR", "3 STATUS", "2 SIGNATURE", "2 CITY");
  }

  @Test
  void an_entry_says_what_changed_by_whom_when_and_why() {
    AuditEntry change = new AuditEntry(Attribute.STATUS, "0", "1", new Reason("because '三'"));
    assertThat(history(ada).get(3))
        .isEqualTo(new Entry(3, change, chief.id(), NOW.plusSeconds(3), Request.ID));
  }

  @Test
  void everyone_has_a_history_of_their_own() {
    assertThat(history(chief)).hasSize(1);
    assertThat(store.history().count(ada.id())).isEqualTo(6);
    assertThat(store.history().count(chief.id())).isEqualTo(1);
    assertThat(store.history().count(nobody())).isZero();
    assertThat(store.history().read(nobody(), Page.FIRST)).isEmpty();
  }

  @Test
  void pages_follow_each_other_without_gap_or_overlap() {
    List<Entry> all = history(ada);
    assertThat(page(1, 4)).isEqualTo(all.subList(0, 4));
    assertThat(page(2, 4)).isEqualTo(all.subList(4, 6));
    assertThat(page(3, 4)).isEmpty();
    assertThat(page(Integer.MAX_VALUE, Page.MAX_LIMIT)).isEmpty();
  }

  private List<Entry> page(int number, int limit) {
    return store.history().read(ada.id(), new Page(number, limit));
  }

  @Test
  void what_was_noted_stays_as_it_was() {
    List<Entry> before = history(ada);
    Request.by(ada, ada, patch().replace(Attribute.CITY, "c5"))
        .at(NOW.plusSeconds(5))
        .acceptedBy(store);
    List<Entry> after = history(ada);
    assertThat(after).hasSize(7);
    assertThat(after.subList(1, 7)).isEqualTo(before);
  }
}
