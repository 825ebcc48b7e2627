package dev.roster.application.memory;

import dev.roster.application.memory.Tables.HistoryRow;
import dev.roster.application.port.History;
import dev.roster.application.port.Page;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.Named;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The changes in memory. */
final class InMemoryHistory implements History {

  private static final Comparator<Entry> NEWEST_FIRST =
      Comparator.comparingLong(Entry::version)
          .reversed()
          .thenComparingInt(entry -> position(entry.change().attribute()));

  private final Memory memory;

  InMemoryHistory(Memory memory) {
    this.memory = memory;
  }

  @Override
  public List<Entry> read(UserId user, Page page) {
    return memory.read(
        tables ->
            of(tables, user).sorted(NEWEST_FIRST).skip(page.offset()).limit(page.limit()).toList());
  }

  @Override
  public long count(UserId user) {
    return memory.read(tables -> of(tables, user).count());
  }

  /** In the order of attributes; what is none stands alone in its version. */
  private static int position(Named changed) {
    return changed instanceof Attribute attribute ? attribute.ordinal() : -1;
  }

  private static Stream<Entry> of(Tables tables, UserId user) {
    return tables.history.stream().filter(row -> row.user().equals(user)).map(HistoryRow::entry);
  }
}
