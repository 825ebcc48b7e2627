package dev.roster.application.memory;

import dev.roster.application.memory.Tables.Try;
import dev.roster.application.port.Attempts;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The tries in memory. */
final class InMemoryAttempts implements Attempts {

  private final Memory memory;

  InMemoryAttempts(Memory memory) {
    this.memory = memory;
  }

  @Override
  public Reservation reserve(List<Limit> limits, Instant now) {
    return memory.write(
        tables ->
            limits.stream()
                .flatMap(limit -> refused(tables, limit).stream())
                .findFirst()
                .<Reservation>map(refused -> refused)
                .orElseGet(() -> granted(tables, limits, now)));
  }

  private static Optional<Reservation.Refused> refused(Tables tables, Limit limit) {
    List<Instant> counted =
        tables.tries.stream()
            .filter(row -> row.key().equals(limit.key()) && row.at().isAfter(limit.since()))
            .map(Try::at)
            .toList();
    return counted.size() < limit.max()
        ? Optional.empty()
        : counted.stream()
            .min(Comparator.naturalOrder())
            .map(oldest -> new Reservation.Refused(limit, oldest));
  }

  private static Reservation.Granted granted(Tables tables, List<Limit> limits, Instant now) {
    List<Try> counted =
        limits.stream().map(limit -> new Try(tables.nextId(), limit.key(), now)).toList();
    tables.tries.addAll(counted);
    return new Reservation.Granted(counted.stream().map(Try::id).toList());
  }

  @Override
  public void takeBack(Reservation.Granted reservation) {
    memory.write(tables -> tables.tries.removeIf(row -> reservation.ids().contains(row.id())));
  }

  @Override
  public void forget(String key) {
    memory.write(tables -> tables.tries.removeIf(row -> row.key().equals(key)));
  }
}
