package dev.roster.benchmark.jmh;

import dev.roster.domain.notice.Language;
import dev.roster.domain.notice.Notice;
import dev.roster.domain.notice.NoticeCatalogue;
import dev.roster.domain.notice.NoticeId;
import dev.roster.domain.notice.NoticeTemplate;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.status.By;
import dev.roster.domain.status.Status;
import dev.roster.domain.status.Transition;
import dev.roster.domain.status.TransitionTable;
import dev.roster.domain.user.Decision;
import dev.roster.domain.user.Edit;
import dev.roster.domain.user.EditDecision;
import dev.roster.domain.user.Expectation;
import dev.roster.domain.user.Policy;
import dev.roster.domain.user.Proofs;
import dev.roster.domain.user.Snapshot;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Steps of the pure domain. */
@State(Scope.Benchmark)
public class DomainSteps {

  private static final Instant NOW = TwoUsers.NOW;

  private final Policy policy = Policy.STANDARD;
  private final Notice disabled =
      new Notice(NoticeId.ACCOUNT_DISABLED, Map.of("username", "ada", "reason", "spam"));

  private Snapshot own;
  private Edit signature;
  private Snapshot moderated;
  private Edit disabling;

  /** Looks at the users as a decision would. */
  @Setup
  public void look() {
    TwoUsers users = TwoUsers.stored();
    own = users.seenBy(users.member());
    signature = edit(users, UserPatch.EMPTY.replace(Attribute.SIGNATURE, "to be or not to be"));
    moderated = users.seenBy(users.administrator());
    disabling =
        edit(
            users,
            UserPatch.EMPTY
                .replace(Attribute.STATUS, Status.DISABLED.code())
                .replace(Attribute.REFUSE_MESSAGE, "spam"));
  }

  private static Edit edit(TwoUsers users, UserPatch patch) {
    return new Edit(users.member(), patch, Expectation.NONE);
  }

  /** Everything that a change of one's own signature is decided by. */
  @Benchmark
  public Decision decideAChange() {
    return EditDecision.decide(signature, own, policy, Proofs.NONE, NOW);
  }

  /** A transition, its notice and the sessions that it ends. */
  @Benchmark
  public Decision decideADisabling() {
    return EditDecision.decide(disabling, moderated, policy, Proofs.NONE, NOW);
  }

  /** The last row but two of the table. */
  @Benchmark
  public Optional<Transition> lookUpATransition() {
    return TransitionTable.STANDARD.find(Status.REJECTED, Status.NORMAL, By.MODERATOR);
  }

  /** In Chinese, with both of its variables. */
  @Benchmark
  public NoticeTemplate.Text renderANotice() {
    return NoticeCatalogue.STANDARD.render(disabled, Language.ZH_CN);
  }
}
