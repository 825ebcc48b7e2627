package dev.roster.application.memory;

import dev.roster.application.port.History;
import dev.roster.application.port.Inbox;
import dev.roster.application.port.Sessions.Session;
import dev.roster.domain.actor.SessionId;
import dev.roster.domain.credential.TokenHash;
import dev.roster.domain.fact.UserFacts;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.permission.Group;
import dev.roster.domain.permission.GroupDirectory;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.user.PresentedToken;
import dev.roster.domain.user.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Everything stored, at one moment.
 *
 * <p>Rows are immutable; only the collections change, and only those of a working copy. Not
 * thread-safe.
 */
final class Tables {

  /** A session, the hashes of its two tokens, and the refresh token before, if there was one. */
  record SessionRow(
      Session session, TokenHash access, TokenHash refresh, Optional<Replaced> replaced) {
    SessionRow as(Session changed) {
      return new SessionRow(changed, access, refresh, replaced);
    }
  }

  /** A refresh token that was replaced, and when. */
  record Replaced(TokenHash refresh, Instant at) {}

  /** A try at a secret, under one key. */
  record Try(long id, String key, Instant at) {}

  /** A notice in the inbox of a user. */
  record InboxRow(UserId user, Inbox.Entry entry) {}

  /** A change of a user. */
  record HistoryRow(UserId user, History.Entry entry) {}

  final TreeMap<Long, User> users = new TreeMap<>();
  final TreeMap<GroupId, Group> groups = new TreeMap<>();
  final Map<SessionId, SessionRow> sessions = new HashMap<>();
  final List<Try> tries = new ArrayList<>();
  final Map<TokenHash, PresentedToken> payTokens = new HashMap<>();
  final List<InboxRow> inbox = new ArrayList<>();
  final List<HistoryRow> history = new ArrayList<>();
  final TreeMap<Long, DeliveryRow> deliveries = new TreeMap<>();
  final Map<String, Instant> keptNames = new HashMap<>();
  final Map<InMemoryFollows.Pair, InMemoryFollows.Row> follows = new HashMap<>();
  final Map<UserId, UserFacts> facts = new HashMap<>();
  private long lastId;
  private long lastUser;

  /** Nothing but the fixed groups. */
  Tables() {
    put(new Group(GroupId.ADMINISTRATORS, "管理员", Set.of()));
    put(new Group(GroupId.UNPAID, "待付费", Set.of()));
    put(new Group(GroupId.GUESTS, "游客", Set.of()));
    put(new Group(GroupId.MEMBERS, "普通会员", Set.of()));
  }

  /** A working copy. */
  Tables(Tables original) {
    users.putAll(original.users);
    groups.putAll(original.groups);
    sessions.putAll(original.sessions);
    tries.addAll(original.tries);
    payTokens.putAll(original.payTokens);
    inbox.addAll(original.inbox);
    history.addAll(original.history);
    deliveries.putAll(original.deliveries);
    keptNames.putAll(original.keptNames);
    lastUser = original.lastUser;
    follows.putAll(original.follows);
    facts.putAll(original.facts);
    lastId = original.lastId;
  }

  /** A number that no session, try, inbox row, delivery or follow has or ever had. */
  long nextId() {
    return ++lastId;
  }

  /** A number that no user has or ever had. */
  UserId nextUser() {
    return new UserId(lastUser + 1);
  }

  Optional<User> user(UserId id) {
    return Optional.ofNullable(users.get(id.value()));
  }

  void put(User user) {
    lastUser = Math.max(lastUser, user.id().value());
    users.put(user.id().value(), user);
  }

  void put(Group group) {
    groups.put(group.id(), group);
  }

  GroupDirectory directory() {
    return new GroupDirectory(groups.values());
  }
}
