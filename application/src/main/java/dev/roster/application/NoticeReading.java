package dev.roster.application;

import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Inbox;
import dev.roster.domain.notice.Language;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Shows and deletes notices of one's own. */
record NoticeReading(Parts parts) implements ReadNotices, DeleteNotices {

  @Override
  public Outcome<Inboxed> read(Query query) {
    ActorRef owner = query.actor();
    return Access.toView(parts.snapshot(owner), owner.user())
        .map(Outcome::<Inboxed>rejected)
        .orElseGet(() -> Outcome.done(inboxed(query)));
  }

  @Override
  public Outcome<Integer> delete(ActorRef actor, Set<Long> ids) {
    return Access.ofNormal(parts.snapshot(actor))
        .or(() -> deleted(actor, ids))
        .map(Outcome::<Integer>rejected)
        .orElseGet(() -> Outcome.done(ids.size()));
  }

  private Optional<Rejection> deleted(ActorRef actor, Set<Long> ids) {
    return parts.store().inbox().delete(actor.user(), ids)
        ? Optional.empty()
        : Optional.of(Rejection.of(RejectionCode.MODEL_NOT_FOUND));
  }

  private Inboxed inboxed(Query query) {
    Inbox inbox = parts.store().inbox();
    Optional<Instant> readAt = query.markRead() ? Optional.of(parts.now()) : Optional.empty();
    return new Inboxed(
        query.actor().user(),
        inbox.read(query.actor().user(), query.page(), readAt).stream()
            .map(entry -> shown(entry, query.language()))
            .toList(),
        inbox.count(query.actor().user()));
  }

  private Shown shown(Inbox.Entry entry, Language language) {
    return new Shown(entry, parts.policy().notices().render(entry.notice(), language));
  }
}
