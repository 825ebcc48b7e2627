package dev.roster.application.memory;

import dev.roster.application.memory.Tables.InboxRow;
import dev.roster.application.port.Inbox;
import dev.roster.application.port.Page;
import dev.roster.domain.identity.UserId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The notices in memory. */
final class InMemoryInbox implements Inbox {

  private static final Comparator<Entry> NEWEST_FIRST =
      Comparator.comparingLong(Entry::id).reversed();

  private final Memory memory;

  InMemoryInbox(Memory memory) {
    this.memory = memory;
  }

  @Override
  public List<Entry> read(UserId user, Page page, Optional<Instant> readAt) {
    return memory.write(
        tables -> {
          Set<Long> shown = new HashSet<>();
          page(tables, user, page).map(Entry::id).forEach(shown::add);
          tables.inbox.replaceAll(
              row -> shown.contains(row.entry().id()) ? read(row, readAt) : row);
          return page(tables, user, page).toList();
        });
  }

  private static Stream<Entry> page(Tables tables, UserId user, Page page) {
    return of(tables, user).sorted(NEWEST_FIRST).skip(page.offset()).limit(page.limit());
  }

  private static InboxRow read(InboxRow row, Optional<Instant> readAt) {
    Entry entry = row.entry();
    return new InboxRow(
        row.user(),
        new Entry(entry.id(), entry.notice(), entry.createdAt(), entry.readAt().or(() -> readAt)));
  }

  @Override
  public long count(UserId user) {
    return memory.read(tables -> of(tables, user).count());
  }

  @Override
  public Map<UserId, Long> unread(Set<UserId> users) {
    return memory.read(
        tables ->
            users.stream()
                .collect(Collectors.toMap(Function.identity(), user -> unread(tables, user))));
  }

  static long unread(Tables tables, UserId user) {
    return of(tables, user).filter(entry -> entry.readAt().isEmpty()).count();
  }

  @Override
  public boolean delete(UserId user, Set<Long> ids) {
    return memory.write(
        tables -> {
          boolean allOwn =
              of(tables, user).filter(entry -> ids.contains(entry.id())).count() == ids.size();
          if (allOwn) {
            tables.inbox.removeIf(row -> ids.contains(row.entry().id()));
          }
          return allOwn;
        });
  }

  private static Stream<Entry> of(Tables tables, UserId user) {
    return tables.inbox.stream().filter(row -> row.user().equals(user)).map(InboxRow::entry);
  }
}
