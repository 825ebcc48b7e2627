package dev.roster.benchmark.growth;

import dev.roster.adapter.bcrypt.BcryptHasher;
import dev.roster.application.EditUser;
import dev.roster.application.FindUsers;
import dev.roster.application.Outcome;
import dev.roster.application.Roster;
import dev.roster.application.UserRef;
import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Page;
import dev.roster.application.port.Store;
import dev.roster.application.port.UserFilter;
import dev.roster.application.port.UserOrder;
import dev.roster.application.port.UserSearch;
import dev.roster.application.port.UserSearch.Place;
import dev.roster.benchmark.report.Result;
import dev.roster.domain.credential.Token;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.profile.Mobile;
import dev.roster.domain.profile.NamePattern;
import dev.roster.domain.status.Status;
import dev.roster.domain.user.Expectation;
import dev.roster.domain.user.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.LongConsumer;
import org.HdrHistogram.Histogram;

/** Asks one thing after another of users taken at random, and notes how long each took. */
final class Lookups {

  private static final int WARM_UP = 500;
  private static final int MEASURED = 1000;
  private static final double NANOS = 1e6;

  private final Store store;
  private final Roster roster;
  private final ActorRef chief;
  private final long first;
  private final long users;
  private final Random random = new Random(1);
  private final List<Result> results = new ArrayList<>();
  private final String of;

  /**
   * Over a store that {@link Loader} has filled.
   *
   * @param chief an administrator
   * @param of the name of the store in the results
   */
  Lookups(Store store, UserId chief, long first, long users, String of) {
    this.store = store;
    this.roster = Roster.builder().store(store).hasher(BcryptHasher.ofCost(4)).build();
    this.chief = ActorRef.trusted(chief);
    this.first = first;
    this.users = users;
    this.of = of;
  }

  /** Measures everything. */
  List<Result> measure() {
    measure("patch", "own signature, session recognised", this::patch);
    measure("login", "look-up by name and by mobile", this::login);
    measure("list", "by key, 20 users behind any place", this::list);
    measure("search", "names that begin with three syllables, 20 users", id -> search(id, 3));
    measure("search-wide", "names that begin with one syllable, 20 users", id -> search(id, 1));
    measure("pending", "20 users behind any place of the queue", this::pending);
    return results;
  }

  private void measure(String operation, String note, LongConsumer request) {
    Histogram times = new Histogram(3);
    for (int i = -WARM_UP; i < MEASURED; i++) {
      long id = first + (long) (random.nextDouble() * users);
      long start = System.nanoTime();
      request.accept(id);
      if (i >= 0) {
        times.recordValue(System.nanoTime() - start);
      }
    }
    add(operation, "p50", times.getValueAtPercentile(50), note);
    add(operation, "p99", times.getValueAtPercentile(99), note);
  }

  private void add(String operation, String which, long nanos, String note) {
    String name = "growth/%s/%d/%s".formatted(operation, users, which);
    results.add(new Result(name, "ms", nanos / NANOS, of, note));
    System.err.printf("%s %s: %.3f ms%n", of, name, nanos / NANOS);
  }

  private void patch(long id) {
    long known = Loader.withSession(id, first, users);
    ActorRef self = orThrow(roster.authenticate().authenticate(new Token(Loader.token(known))));
    orThrow(
        roster
            .editUser()
            .edit(
                new EditUser.Command(
                    self,
                    UserRef.of(self.user()),
                    UserPatch.EMPTY.replace(Attribute.SIGNATURE, "signed " + random.nextLong()),
                    Expectation.NONE,
                    "benchmark")));
  }

  private void login(long id) {
    Optional<User> byName = store.users().findByFoldedUsername(Names.of(id));
    Optional<User> byMobile = store.users().findByMobile(new Mobile(Loader.mobile(id)));
    if (!byName.equals(byMobile) || byName.isEmpty()) {
      throw new IllegalStateException("user " + id + " is not found");
    }
  }

  private void list(long id) {
    find(UserFilter.NONE, behind(id));
  }

  private void search(long id, int syllables) {
    NamePattern beginning = NamePattern.parse(Names.beginning(id, syllables) + "*");
    find(UserFilter.NONE.withNames(Set.of(beginning)), Optional.empty());
  }

  private void pending(long id) {
    find(UserFilter.NONE.withStatuses(Set.of(Status.UNDER_REVIEW)), behind(id));
  }

  private Optional<Place> behind(long id) {
    return store.users().find(new UserId(id)).map(Place::behind);
  }

  private void find(UserFilter filter, Optional<Place> place) {
    UserSearch.Part.After part = new UserSearch.Part.After(place, Page.FIRST.limit());
    UserSearch search = new UserSearch(filter, UserOrder.ID_ASCENDING, part);
    orThrow(roster.findUsers().find(new FindUsers.Query(chief, search)));
  }

  private static <T> T orThrow(Outcome<T> outcome) {
    return outcome.fold(
        done -> done,
        no -> {
          throw new IllegalStateException(no.toString());
        });
  }
}
