package dev.roster.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.port.Inbox.Entry;
import dev.roster.application.port.Page;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.user.User;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@link dev.roster.application.port.Inbox}. */
abstract class InboxContract extends PortContract {

  private User chief;
  private User ada;
  private User bob;

  InboxContract(StoreContract contract) {
    super(contract);
  }

  /** Five notices for ada, oldest first 10, 11, 10, 11, 10, and one for bob between them. */
  @BeforeEach
  void notices() {
    chief = administrator("chief");
    ada = stored(Account.named("ada"));
    bob = stored(Account.named("bob"));
    notify(ada, 1);
    notify(ada, 2);
    notify(bob, 3);
    notify(ada, 4);
    notify(ada, 5);
    notify(ada, 6);
  }

  /** Disables a NORMAL user and enables a disabled one. */
  private void notify(User user, int second) {
    int status = reloaded(user).status().code() == 0 ? 1 : 0;
    Request.by(chief, user, patch().replace(Attribute.STATUS, status))
        .at(NOW.plusSeconds(second))
        .acceptedBy(store);
  }

  @Test
  void notices_are_read_newest_first() {
    assertThat(inbox(ada))
        .extracting(entry -> entry.notice().id().value())
        .containsExactly(10, 11, 10, 11, 10);
    assertThat(inbox(ada))
        .extracting(Entry::createdAt)
        .containsExactly(
            NOW.plusSeconds(6),
            NOW.plusSeconds(5),
            NOW.plusSeconds(4),
            NOW.plusSeconds(2),
            NOW.plusSeconds(1));
    assertThat(inbox(bob)).hasSize(1);
    assertThat(inbox(chief)).isEmpty();
  }

  @Test
  void every_notice_has_an_id_of_its_own_from_1_upwards() {
    assertThat(inbox(ada)).extracting(Entry::id).doesNotHaveDuplicates().allMatch(id -> id >= 1);
    assertThat(inbox(ada)).extracting(Entry::id).doesNotContain(inbox(bob).get(0).id());
  }

  @Test
  void pages_follow_each_other_without_gap_or_overlap() {
    List<Entry> all = inbox(ada);
    assertThat(page(1, 2)).isEqualTo(all.subList(0, 2));
    assertThat(page(2, 2)).isEqualTo(all.subList(2, 4));
    assertThat(page(3, 2)).isEqualTo(all.subList(4, 5));
    assertThat(page(4, 2)).isEmpty();
    assertThat(page(Integer.MAX_VALUE, Page.MAX_LIMIT)).isEmpty();
  }

  private List<Entry> page(int number, int limit) {
    return store.inbox().read(ada.id(), new Page(number, limit), Optional.empty());
  }

  @Test
  void reading_without_a_moment_marks_nothing() {
    assertThat(inbox(ada)).allMatch(entry -> entry.readAt().isEmpty());
    assertThat(inbox(ada)).allMatch(entry -> entry.readAt().isEmpty());
    assertThat(store.inbox().unread(ada.id())).isEqualTo(5);
  }

  @Test
  void reading_marks_exactly_what_it_returns() {
    List<Entry> all = inbox(ada);
    Instant read = NOW.plusSeconds(60);
    List<Entry> page = store.inbox().read(ada.id(), new Page(2, 2), Optional.of(read));
    assertThat(page).containsExactly(marked(all.get(2), read), marked(all.get(3), read));
    assertThat(inbox(ada))
        .containsExactly(all.get(0), all.get(1), page.get(0), page.get(1), all.get(4));
    assertThat(store.inbox().unread(ada.id())).isEqualTo(3);
    assertThat(store.inbox().unread(bob.id())).isEqualTo(1);
  }

  @Test
  void the_first_reading_is_the_one_that_is_kept() {
    Instant first = NOW.plusSeconds(60);
    List<Entry> read = store.inbox().read(ada.id(), Page.FIRST, Optional.of(first));
    assertThat(store.inbox().read(ada.id(), Page.FIRST, Optional.of(first.plusSeconds(9))))
        .isEqualTo(read)
        .allMatch(entry -> entry.readAt().equals(Optional.of(first)));
    assertThat(inbox(ada)).isEqualTo(read);
  }

  @Test
  void reading_changes_neither_version_nor_history() {
    User before = reloaded(ada);
    store.inbox().read(ada.id(), Page.FIRST, Optional.of(NOW.plusSeconds(60)));
    assertThat(reloaded(ada)).isEqualTo(before);
    assertThat(history(ada)).hasSize(5);
  }

  @Test
  void notices_are_counted_read_and_unread() {
    store.inbox().read(ada.id(), new Page(1, 2), Optional.of(NOW.plusSeconds(60)));
    assertThat(store.inbox().count(ada.id())).isEqualTo(5);
    assertThat(store.inbox().unread(ada.id())).isEqualTo(3);
    assertThat(store.inbox().count(chief.id())).isZero();
    assertThat(store.inbox().unread(nobody())).isZero();
  }

  @Test
  void the_unread_of_many_are_counted_at_once() {
    store.inbox().read(ada.id(), new Page(1, 2), Optional.of(NOW.plusSeconds(60)));
    assertThat(store.inbox().unread(Set.of(ada.id(), bob.id(), chief.id(), nobody())))
        .isEqualTo(Map.of(ada.id(), 3L, bob.id(), 1L, chief.id(), 0L, nobody(), 0L));
    assertThat(store.inbox().unread(Set.of())).isEmpty();
  }

  @Test
  void notices_are_deleted_one_by_one_or_many_at_once() {
    List<Entry> all = inbox(ada);
    assertThat(delete(all.get(0).id())).isTrue();
    assertThat(delete(all.get(2).id(), all.get(4).id())).isTrue();
    assertThat(inbox(ada)).containsExactly(all.get(1), all.get(3));
    assertThat(inbox(bob)).hasSize(1);
  }

  @Test
  void a_deleted_notice_cannot_be_deleted_again() {
    long id = inbox(ada).get(0).id();
    delete(id);
    assertThat(delete(id)).isFalse();
  }

  @Test
  void one_unknown_notice_keeps_all_of_them() {
    List<Entry> all = inbox(ada);
    assertThat(delete(all.get(0).id(), Long.MAX_VALUE)).isFalse();
    assertThat(inbox(ada)).isEqualTo(all);
  }

  @Test
  void one_notice_of_another_user_keeps_all_of_them() {
    List<Entry> all = inbox(ada);
    assertThat(delete(all.get(0).id(), inbox(bob).get(0).id())).isFalse();
    assertThat(inbox(ada)).isEqualTo(all);
    assertThat(inbox(bob)).hasSize(1);
  }

  @Test
  void deleting_none_of_them_is_done_at_once() {
    assertThat(delete()).isTrue();
    assertThat(inbox(ada)).hasSize(5);
  }

  @Test
  void a_new_notice_never_gets_the_id_of_a_deleted_one() {
    long deleted = inbox(ada).get(0).id();
    delete(deleted);
    notify(ada, 7);
    assertThat(inbox(ada).get(0).createdAt()).isEqualTo(NOW.plusSeconds(7));
    assertThat(inbox(ada)).extracting(Entry::id).doesNotContain(deleted);
  }

  private boolean delete(Long... ids) {
    return store.inbox().delete(ada.id(), Set.of(ids));
  }

  private static Entry marked(Entry entry, Instant readAt) {
    return new Entry(entry.id(), entry.notice(), entry.createdAt(), Optional.of(readAt));
  }
}
