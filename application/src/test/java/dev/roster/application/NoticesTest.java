package dev.roster.application;

import static dev.roster.application.Trial.codes;
import static dev.roster.application.Trial.done;
import static dev.roster.application.Trial.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.application.ReadNotices.Inboxed;
import dev.roster.application.ReadNotices.Shown;
import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Page;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.notice.Language;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.permission.Permission;
import dev.roster.domain.rejection.RejectionCode;
import dev.roster.domain.status.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NoticesTest {

  private final Trial trial = new Trial();
  private UserId reviewer;
  private UserId user;

  @BeforeEach
  void users() {
    reviewer = trial.staff("reviewer", Permission.USER_EDIT_STATUS);
    user = trial.member("user");
  }

  /** Disables and enables in turn; each owes a notice. */
  private void notices(UserId to, int count) {
    for (int i = 0; i < count; i++) {
      boolean normal = trial.stored(to).status() == Status.NORMAL;
      trial.clock.move(Duration.ofMinutes(1));
      done(
          trial.edit(
              reviewer, to, status(normal ? Status.DISABLED : Status.NORMAL, "reason " + i)));
    }
  }

  private Inboxed read(Page page, Language language, boolean markRead) {
    return done(
        trial
            .roster
            .readNotices()
            .read(new ReadNotices.Query(ActorRef.trusted(user), page, language, markRead)));
  }

  private List<Shown> peek() {
    return read(Page.FIRST, Language.EN, false).notices();
  }

  private Outcome<Integer> delete(UserId actor, Set<Long> ids) {
    return trial.roster.deleteNotices().delete(ActorRef.trusted(actor), ids);
  }

  private long unread() {
    return done(trial
            .roster
            .viewUser()
            .view(new ViewUser.Query(ActorRef.trusted(user), UserRef.of(user))))
        .personal()
        .orElseThrow()
        .unreadInAll();
  }

  @Test
  void a_notice_is_read_in_the_language_of_the_reader() {
    notices(user, 2);

    List<Shown> chinese = read(Page.FIRST, Language.ZH_CN, false).notices();
    assertThat(chinese)
        .extracting(shown -> shown.text().title())
        .containsExactly("账号解除禁用通知", "账号禁用通知");
    assertThat(chinese.get(1).text().content()).isEqualTo("user你好，你的帐号已禁用，原因：reason 0");
    assertThat(peek().get(1).text().content())
        .isEqualTo("Hello user, your account has been disabled. Reason: reason 0");
  }

  @Test
  void a_notice_says_the_name_as_it_was() {
    notices(user, 2);
    done(trial.edit(user, user, UserPatch.EMPTY.replace(Attribute.USERNAME, "renamed")));
    assertThat(peek().get(0).text().content())
        .isEqualTo("Hello user, your account is no longer disabled.");
  }

  @Test
  void an_empty_reason_reads_none_given_and_braces_in_one_stay() {
    UserId admin = trial.administrator("chief");
    done(trial.edit(admin, user, status(Status.DISABLED, "")));
    done(trial.edit(admin, user, status(Status.NORMAL, "")));
    done(trial.edit(admin, user, status(Status.DISABLED, "{username} $1")));
    done(trial.edit(admin, user, status(Status.NORMAL, "")));

    assertThat(peek().get(1).text().content()).endsWith("Reason: {username} $1");
    assertThat(peek().get(3).text().content()).endsWith("Reason: none given");
    assertThat(read(Page.FIRST, Language.ZH_CN, false).notices().get(3).text().content())
        .endsWith("原因：无");
  }

  @Test
  void pages_are_newest_first_and_tell_how_many_there_are() {
    notices(user, 6);
    List<Long> all = peek().stream().map(shown -> shown.entry().id()).toList();

    Inboxed second = read(new Page(2, 4), Language.EN, false);

    assertThat(second.owner()).isEqualTo(user);
    assertThat(second.total()).isEqualTo(6);
    assertThat(second.notices())
        .extracting(shown -> shown.entry().id())
        .containsExactly(all.get(4), all.get(5));
    assertThat(read(new Page(3, 4), Language.EN, false).notices()).isEmpty();
    assertThat(peek())
        .extracting(shown -> shown.entry().createdAt())
        .isSortedAccordingTo((one, other) -> other.compareTo(one));
  }

  @Test
  void reading_marks_what_is_on_the_page_and_only_when_asked() {
    notices(user, 4);
    assertThat(unread()).isEqualTo(4);
    assertThat(peek()).allMatch(shown -> shown.entry().readAt().isEmpty());
    assertThat(unread()).isEqualTo(4);

    trial.clock.move(Duration.ofHours(1));
    Instant first = trial.clock.instant();
    assertThat(read(new Page(1, 2), Language.EN, true).notices())
        .extracting(shown -> shown.entry().readAt())
        .containsOnly(Optional.of(first));
    assertThat(unread()).isEqualTo(2);

    trial.clock.move(Duration.ofHours(1));
    assertThat(read(Page.FIRST, Language.EN, true).notices())
        .extracting(shown -> shown.entry().readAt().orElseThrow())
        .containsExactly(first, first, trial.clock.instant(), trial.clock.instant());
    assertThat(unread()).isZero();
  }

  @Test
  void reading_is_no_change_of_the_user() {
    notices(user, 2);
    var before = trial.stored(user);
    read(Page.FIRST, Language.EN, true);
    assertThat(trial.stored(user)).isEqualTo(before);
  }

  @Test
  void one_reads_and_counts_ones_own_only() {
    UserId other = trial.member("other");
    notices(user, 2);
    notices(other, 4);
    assertThat(peek()).hasSize(2);
    assertThat(unread()).isEqualTo(2);
  }

  @Test
  void notices_are_deleted_all_or_none() {
    notices(user, 4);
    List<Long> all = peek().stream().map(shown -> shown.entry().id()).toList();
    Set<Long> withUnknown = new HashSet<>(all);
    withUnknown.add(4711L);

    assertThat(codes(delete(user, withUnknown))).containsExactly(RejectionCode.MODEL_NOT_FOUND);
    assertThat(peek()).hasSize(4);

    assertThat(done(delete(user, Set.of(all.get(0), all.get(2))))).isEqualTo(2);
    assertThat(peek())
        .extracting(shown -> shown.entry().id())
        .containsExactly(all.get(1), all.get(3));
    assertThat(codes(delete(user, Set.of(all.get(0)))))
        .containsExactly(RejectionCode.MODEL_NOT_FOUND);
  }

  @Test
  void nobody_deletes_a_notice_of_someone_else() {
    UserId admin = trial.administrator("chief");
    notices(user, 2);
    Set<Long> ids = Set.of(peek().get(0).entry().id());
    assertThat(codes(delete(admin, ids))).containsExactly(RejectionCode.MODEL_NOT_FOUND);
    assertThat(peek()).hasSize(2);
  }

  @Test
  void an_actor_who_does_not_exist_reads_and_deletes_nothing() {
    assertThat(codes(delete(Trial.UNKNOWN, Set.of(1L))))
        .containsExactly(RejectionCode.ACCESS_DENIED);
    assertThat(
            codes(
                trial
                    .roster
                    .readNotices()
                    .read(
                        new ReadNotices.Query(
                            ActorRef.trusted(Trial.UNKNOWN), Page.FIRST, Language.EN, true))))
        .containsExactly(RejectionCode.ACCESS_DENIED);
  }
}
