package dev.roster.application;

import dev.roster.application.port.Attempts;
import dev.roster.application.port.Deliveries;
import dev.roster.application.port.Follows;
import dev.roster.application.port.Groups;
import dev.roster.application.port.History;
import dev.roster.application.port.Inbox;
import dev.roster.application.port.Judged;
import dev.roster.application.port.Lookup;
import dev.roster.application.port.Page;
import dev.roster.application.port.PayTokens;
import dev.roster.application.port.Sessions;
import dev.roster.application.port.Sight;
import dev.roster.application.port.Store;
import dev.roster.application.port.StoredFacts;
import dev.roster.application.port.UserSearch;
import dev.roster.application.port.Users;
import dev.roster.domain.actor.SessionId;
import dev.roster.domain.credential.PasswordHash;
import dev.roster.domain.credential.TokenHash;
import dev.roster.domain.identity.PublicId;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.profile.Mobile;
import dev.roster.domain.user.Decision;
import dev.roster.domain.user.Erasure;
import dev.roster.domain.user.Snapshot;
import dev.roster.domain.user.User;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A store that knows whether the calling thread is inside one of its transactions, and counts the
 * decisions that were asked for in them.
 *
 * <p>What a test puts in {@link #afterwards} happens once, right after the next transaction.
 * Thread-safe.
 */
final class WatchedStore implements Store {

  final AtomicInteger changes = new AtomicInteger();
  final AtomicInteger touches = new AtomicInteger();
  final AtomicReference<Runnable> afterwards = new AtomicReference<>(() -> {});
  private final ThreadLocal<Boolean> inside = ThreadLocal.withInitial(() -> false);
  private final Store store;

  WatchedStore(Store store) {
    this.store = store;
  }

  boolean inTransaction() {
    return inside.get();
  }

  private <T> T transaction(Supplier<T> work) {
    T result;
    inside.set(true);
    try {
      result = work.get();
    } finally {
      inside.set(false);
    }
    afterwards.getAndSet(() -> {}).run();
    return result;
  }

  @Override
  public Users users() {
    return new WatchedUsers(store.users());
  }

  @Override
  public Sessions sessions() {
    return new WatchedSessions(store.sessions());
  }

  @Override
  public Attempts attempts() {
    return store.attempts();
  }

  @Override
  public PayTokens payTokens() {
    return store.payTokens();
  }

  @Override
  public Inbox inbox() {
    return store.inbox();
  }

  @Override
  public Deliveries deliveries() {
    return store.deliveries();
  }

  @Override
  public History history() {
    return store.history();
  }

  @Override
  public StoredFacts facts() {
    return store.facts();
  }

  @Override
  public Follows follows() {
    return store.follows();
  }

  @Override
  public Groups groups() {
    return store.groups();
  }

  private final class WatchedUsers implements Users {

    private final Users users;

    WatchedUsers(Users users) {
      this.users = users;
    }

    @Override
    public Changed change(Lookup lookup, String requestId, Function<Snapshot, Decision> decide) {
      changes.incrementAndGet();
      return transaction(() -> users.change(lookup, requestId, decide));
    }

    @Override
    public Erasure erase(Lookup lookup, String requestId, Function<Snapshot, Erasure> decide) {
      return transaction(() -> users.erase(lookup, requestId, decide));
    }

    @Override
    public Judged<User> create(Function<UserId, User> user) {
      return transaction(() -> users.create(user));
    }

    @Override
    public boolean upgrade(UserId user, PasswordHash matched, PasswordHash fresh) {
      return transaction(() -> users.upgrade(user, matched, fresh));
    }

    @Override
    public Snapshot snapshot(Lookup lookup) {
      return users.snapshot(lookup);
    }

    @Override
    public Sight sight(Lookup lookup) {
      return users.sight(lookup);
    }

    @Override
    public UserSearch.Found search(UserSearch search) {
      return users.search(search);
    }

    @Override
    public Optional<User> find(UserId id) {
      return users.find(id);
    }

    @Override
    public Map<UserId, User> find(Set<UserId> ids) {
      return users.find(ids);
    }

    @Override
    public Optional<UserId> idOf(PublicId publicId) {
      return users.idOf(publicId);
    }

    @Override
    public Optional<User> findByFoldedUsername(String folded) {
      return users.findByFoldedUsername(folded);
    }

    @Override
    public Optional<User> findByMobile(Mobile mobile) {
      return users.findByMobile(mobile);
    }

    @Override
    public List<User> list(long after, int limit) {
      return users.list(after, limit);
    }

    @Override
    public boolean anyAdministrator() {
      return users.anyAdministrator();
    }
  }

  private final class WatchedSessions implements Sessions {

    private final Sessions sessions;

    WatchedSessions(Sessions sessions) {
      this.sessions = sessions;
    }

    @Override
    public Optional<Session> open(NewSession session, Predicate<User> still) {
      return transaction(() -> sessions.open(session, still));
    }

    @Override
    public Judged<User> register(
        Function<UserId, User> user, Function<UserId, NewSession> session) {
      return transaction(() -> sessions.register(user, session));
    }

    @Override
    public Optional<Session> refresh(Refresh refresh, Function<Session, Instant> expiry) {
      return transaction(() -> sessions.refresh(refresh, expiry));
    }

    @Override
    public List<Session> list(UserId user, Instant now, Page page) {
      return sessions.list(user, now, page);
    }

    @Override
    public long count(UserId user, Instant now) {
      return sessions.count(user, now);
    }

    @Override
    public boolean end(UserId user, SessionId session, Instant now) {
      return sessions.end(user, session, now);
    }

    @Override
    public Optional<Session> find(TokenHash access, Instant now) {
      return sessions.find(access, now);
    }

    @Override
    public void touch(SessionId session, Instant usedAt, Instant expiresAt) {
      touches.incrementAndGet();
      sessions.touch(session, usedAt, expiresAt);
    }

    @Override
    public void end(SessionId session) {
      sessions.end(session);
    }

    @Override
    public void endAll(UserId user) {
      sessions.endAll(user);
    }
  }
}
