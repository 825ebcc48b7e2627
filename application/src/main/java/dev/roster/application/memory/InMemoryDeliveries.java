package dev.roster.application.memory;

import dev.roster.application.port.Deliveries;
import dev.roster.application.port.Delivery;
import dev.roster.application.port.Page;
import dev.roster.domain.delivery.Addressee;
import dev.roster.domain.delivery.Channel;
import dev.roster.domain.delivery.DeliveryState;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The deliveries in memory. */
final class InMemoryDeliveries implements Deliveries {

  private static final Comparator<DeliveryRow> BY_ID =
      Comparator.comparingLong(row -> row.delivery().id());

  private static final Comparator<DeliveryRow> BY_VERSION =
      Comparator.comparingLong(row -> row.delivery().about().version());

  private static final Comparator<DeliveryRow> FIRST_FREE =
      Comparator.comparing(DeliveryRow::freeAt).thenComparing(BY_ID);

  private final Memory memory;

  InMemoryDeliveries(Memory memory) {
    this.memory = memory;
  }

  @Override
  public List<Leased> lease(
      Channel channel, Set<Addressee.Destination> busy, int limit, Instant now, Instant until) {
    return memory.write(
        tables -> {
          update(tables, row -> row.over(channel) && row.isExpired(now), row -> row.expired(now));
          List<DeliveryRow> given =
              heads(tables, channel)
                  .filter(row -> !row.freeAt().isAfter(now))
                  .filter(row -> !busy.contains(row.delivery().way().to()))
                  .sorted(FIRST_FREE)
                  .limit(limit)
                  .map(row -> row.leased(now, until))
                  .toList();
          given.forEach(row -> tables.deliveries.put(row.delivery().id(), row));
          return given.stream().map(DeliveryRow::lease).toList();
        });
  }

  /** The first of each queue that is open. */
  private static Stream<DeliveryRow> heads(Tables tables, Channel channel) {
    Map<DeliveryRow.Queue, DeliveryRow> heads = new LinkedHashMap<>();
    open(tables)
        .filter(row -> row.over(channel))
        .sorted(BY_VERSION.thenComparing(BY_ID))
        .forEach(row -> heads.putIfAbsent(row.queue(), row));
    return heads.values().stream();
  }

  private static Stream<DeliveryRow> open(Tables tables) {
    return tables.deliveries.values().stream().filter(DeliveryRow::isOpen);
  }

  @Override
  public boolean settle(long id, long token, Settlement settlement) {
    Predicate<DeliveryRow> held =
        row ->
            row.delivery().id() == id
                && row.token() == token
                && row.state() == DeliveryState.LEASED;
    return memory.write(tables -> update(tables, held, row -> row.settled(settlement))) == 1;
  }

  @Override
  public Optional<Instant> nextDue(Channel channel) {
    return memory.read(
        tables -> heads(tables, channel).map(DeliveryRow::freeAt).min(Comparator.naturalOrder()));
  }

  @Override
  public List<Delivery> list(Filter filter, Page page) {
    return memory.read(
        tables ->
            matching(tables, filter)
                .sorted(BY_ID.reversed())
                .skip(page.offset())
                .limit(page.limit())
                .map(DeliveryRow::delivery)
                .toList());
  }

  @Override
  public long count(Filter filter) {
    return memory.read(tables -> matching(tables, filter).count());
  }

  private static Stream<DeliveryRow> matching(Tables tables, Filter filter) {
    return tables.deliveries.values().stream()
        .filter(row -> filter.states().isEmpty() || filter.states().contains(row.state()))
        .filter(row -> filter.user().map(row.user()::equals).orElse(true))
        .filter(row -> filter.channel().map(row::over).orElse(true))
        .filter(row -> filter.since().filter(row.delivery().createdAt()::isBefore).isEmpty())
        .filter(row -> filter.before().map(row.delivery().createdAt()::isBefore).orElse(true));
  }

  @Override
  public boolean retry(long id, Instant now) {
    Predicate<DeliveryRow> givenUp =
        row -> row.delivery().id() == id && DeliveryState.GIVEN_UP.contains(row.state());
    return memory.write(tables -> update(tables, givenUp, row -> row.again(now))) == 1;
  }

  @Override
  public long retryAll(Filter filter, Instant now) {
    filter.requireEnded();
    return memory.write(tables -> update(tables, matching(tables, filter), row -> row.again(now)));
  }

  private static long update(
      Tables tables, Predicate<DeliveryRow> which, Function<DeliveryRow, DeliveryRow> change) {
    return update(tables, tables.deliveries.values().stream().filter(which), change);
  }

  /** Says how many. */
  private static long update(
      Tables tables, Stream<DeliveryRow> which, Function<DeliveryRow, DeliveryRow> change) {
    List<DeliveryRow> found = which.toList();
    found.forEach(row -> tables.deliveries.put(row.delivery().id(), change.apply(row)));
    return found.size();
  }

  @Override
  public Map<Channel, Backlog> backlog() {
    return memory.read(
        tables -> {
          Map<Channel, Backlog> backlog = new HashMap<>();
          open(tables)
              .map(DeliveryRow::delivery)
              .forEach(
                  open ->
                      backlog.merge(
                          open.way().channel(),
                          new Backlog(1, open.createdAt()),
                          InMemoryDeliveries::sum));
          return backlog;
        });
  }

  private static Backlog sum(Backlog one, Backlog other) {
    return new Backlog(
        one.open() + other.open(),
        one.oldest().isBefore(other.oldest()) ? one.oldest() : other.oldest());
  }
}
