package dev.roster.contracts;

import dev.roster.application.port.Deliveries.Leased;
import dev.roster.application.port.Deliveries.Settlement;
import dev.roster.application.port.Delivery;
import dev.roster.domain.delivery.Addressee;
import dev.roster.domain.delivery.Channel;
import dev.roster.domain.delivery.DeliveryRule;
import dev.roster.domain.delivery.DeliveryRules;
import dev.roster.domain.delivery.DeliveryState;
import dev.roster.domain.notice.NoticeCatalogue;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.status.TransitionTable;
import dev.roster.domain.user.Policy;
import dev.roster.domain.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;

/** What the contracts of deliveries share. */
abstract class DeliveryContract extends PortContract {

  /** The users' own mail alone, which expires after a week. */
  static final Policy MAIL = over(DeliveryRules.MAIL);

  /** One destination for everybody alone, without an expiry. */
  static final Policy WEBHOOK = over(DeliveryRules.WEBHOOK);

  /** When leases begin, unless the test says otherwise; everything is due by then. */
  static final Instant LATER = NOW.plusSeconds(60);

  /** When they run out. */
  static final Instant UNTIL = LATER.plusSeconds(30);

  User chief;
  User ada;
  User bob;

  DeliveryContract(StoreContract contract) {
    super(contract);
  }

  @BeforeEach
  void users() {
    chief = administrator("chief");
    ada = stored(Account.named("ada"));
    bob = stored(Account.named("bob"));
  }

  private static Policy over(Channel channel) {
    return Policy.STANDARD.with(DeliveryRules.STANDARD.over(Set.of(channel)));
  }

  static Policy rules(DeliveryRule... rules) {
    return Policy.STANDARD.with(
        DeliveryRules.of(
            List.of(rules), Map.of(), TransitionTable.STANDARD, NoticeCatalogue.STANDARD));
  }

  /** Disables or enables a user: one notice, in one version more. */
  void notify(User user, Policy policy) {
    notify(user, policy, NOW);
  }

  void notify(User user, Policy policy, Instant at) {
    int status = reloaded(user).status().code() == 0 ? 1 : 0;
    Request.by(chief, user, patch().replace(Attribute.STATUS, status))
        .with(policy)
        .at(at)
        .acceptedBy(store);
  }

  List<Leased> lease(Policy policy, int limit) {
    return lease(policy, limit, LATER);
  }

  List<Leased> lease(Policy policy, int limit, Instant now) {
    Channel channel = policy.deliveries().rules().get(0).channel();
    return store.deliveries().lease(channel, Set.of(), limit, now, now.plusSeconds(30));
  }

  /** The one that is due, which must be the only one. */
  Leased leased(Policy policy) {
    return leased(policy, LATER);
  }

  Leased leased(Policy policy, Instant now) {
    List<Leased> leased = lease(policy, 10, now);
    if (leased.size() != 1) {
      throw new AssertionError("expected one delivery, got " + leased);
    }
    return leased.get(0);
  }

  boolean settle(Leased leased, DeliveryState state) {
    return settle(leased, state, Duration.ZERO);
  }

  boolean settle(Leased leased, DeliveryState state, Duration pause) {
    return store
        .deliveries()
        .settle(
            leased.delivery().id(),
            leased.token(),
            new Settlement(state, LATER.plusSeconds(1), pause, ""));
  }

  /** As it is stored now. */
  Delivery reloaded(Leased leased) {
    return deliveries().stream()
        .filter(each -> each.id() == leased.delivery().id())
        .findFirst()
        .orElseThrow();
  }

  static Addressee person(User user) {
    return new Addressee.Person(user.id());
  }

  static long version(Leased leased) {
    return leased.delivery().about().version();
  }
}
