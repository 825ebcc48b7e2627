package dev.roster.application;

import dev.roster.application.port.DeliverySignal;
import dev.roster.application.port.Facts;
import dev.roster.application.port.Ids;
import dev.roster.application.port.PasswordHasher;
import dev.roster.application.port.Store;
import dev.roster.domain.credential.Password;
import dev.roster.domain.credential.PasswordHash;
import dev.roster.domain.notice.NoticeCatalogue;
import dev.roster.domain.status.TransitionTable;
import dev.roster.domain.user.FormCheck;
import dev.roster.domain.user.Policy;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;

/**
 * Roster as a library: ports in, use cases out.
 *
 * <pre>{@code
 * Roster roster =
 *     Roster.builder()
 *         .store(JooqStore.on(dataSource))
 *         .hasher(BcryptHasher.ofCost(10))
 *         .build();
 * }</pre>
 *
 * <p>Immutable and thread-safe; one instance serves a whole program. It starts no thread and holds
 * no static state.
 */
public final class Roster {

  private final Parts parts;
  private final UserEditing editing;
  private final UserViewing viewing;
  private final LoggingIn loggingIn;
  private final UserRegistering registering;
  private final SessionKeeping sessions;
  private final PayPasswordTokens payTokens;
  private final NoticeReading notices;
  private final UserErasing erasing;
  private final Following following;
  private final FactKeeping facts;
  private final DeliveryKeeping deliveries;
  private final Administration administration;

  private Roster(Parts parts) {
    Views views = new Views(parts);
    Throttle throttle = new Throttle(parts);
    this.parts = parts;
    this.editing = new UserEditing(parts, views, throttle);
    this.viewing = new UserViewing(parts, views);
    this.loggingIn = new LoggingIn(parts, views, throttle);
    this.registering = new UserRegistering(parts, views, throttle);
    this.sessions = new SessionKeeping(parts, views);
    this.payTokens = new PayPasswordTokens(parts, throttle);
    this.notices = new NoticeReading(parts);
    this.erasing = new UserErasing(parts);
    this.following = new Following(parts, views);
    this.facts = new FactKeeping(parts);
    this.deliveries = new DeliveryKeeping(parts);
    this.administration = new Administration(parts);
  }

  /** A builder with every default; store and hasher are still to be given. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The same use cases on another store, such as one that joins a transaction of the host's.
   *
   * @param store not null
   */
  public Roster on(Store store) {
    return new Roster(parts.on(Objects.requireNonNull(store, "store")));
  }

  /** The rules in force. */
  public Policy policy() {
    return parts.policy();
  }

  /** Changes a user. */
  public EditUser editUser() {
    return editing;
  }

  /** Puts a rejected registration under review again. */
  public ApplyAgain applyAgain() {
    return editing;
  }

  /** Shows a user. */
  public ViewUser viewUser() {
    return viewing;
  }

  /** Lists and searches users, as far as an actor may see them. */
  public FindUsers findUsers() {
    return viewing;
  }

  /** Reads what was changed of a user. */
  public ReadHistory readHistory() {
    return viewing;
  }

  /** Makes an actor without a token. */
  public VouchForUser vouchForUser() {
    return viewing;
  }

  /** Begins a session. */
  public LogIn logIn() {
    return loggingIn;
  }

  /** Makes an account for whoever asks. */
  public Register register() {
    return registering;
  }

  /** Recognises a session. */
  public Authenticate authenticate() {
    return sessions;
  }

  /** Gives a session new tokens. */
  public RefreshSession refreshSession() {
    return sessions;
  }

  /** Ends a session. */
  public LogOut logOut() {
    return sessions;
  }

  /** Ends every session of a user. */
  public LogOutEverywhere logOutEverywhere() {
    return sessions;
  }

  /** Lists sessions. */
  public ReadSessions readSessions() {
    return sessions;
  }

  /** Ends one of several sessions. */
  public EndSession endSession() {
    return sessions;
  }

  /** Hands out a token for changing the pay password. */
  public AskPayPasswordToken askPayPasswordToken() {
    return payTokens;
  }

  /** Reads notices. */
  public ReadNotices readNotices() {
    return notices;
  }

  /** Deletes notices. */
  public DeleteNotices deleteNotices() {
    return notices;
  }

  /** Erases a user. */
  public EraseUser eraseUser() {
    return erasing;
  }

  /** Follows a user. */
  public FollowUser followUser() {
    return following;
  }

  /** Ends a follow. */
  public EndFollow endFollow() {
    return following;
  }

  /** Reads who follows whom. */
  public ReadFollows readFollows() {
    return following;
  }

  /** Records facts of a user. */
  public RecordFacts recordFacts() {
    return facts;
  }

  /** Shows the recorded facts of a user. */
  public ViewFacts viewFacts() {
    return facts;
  }

  /** Shows what is on its way out. */
  public ReadDeliveries readDeliveries() {
    return deliveries;
  }

  /** Has a delivery that was given up sent once more. */
  public RetryDelivery retryDelivery() {
    return deliveries;
  }

  /** Makes a user. */
  public CreateUser createUser() {
    return administration;
  }

  /** Lists users, for whoever runs the program. */
  public ListUsers listUsers() {
    return administration;
  }

  /** Adds a group. */
  public AddGroup addGroup() {
    return administration;
  }

  /** Lists groups. */
  public ListGroups listGroups() {
    return administration;
  }

  /** Collects the ports. Not thread-safe; {@link #build} may be called once everything is given. */
  public static final class Builder {

    private static final int WAITING_PER_CORE = 16;

    private Store store;
    private PasswordHasher hasher;
    private Policy policy = Policy.STANDARD;
    private InstantSource clock = InstantSource.system();
    private Ids ids = new RandomIds();
    private Optional<Facts> facts = Optional.empty();
    private DeliverySignal signal = DeliverySignal.NONE;
    private int hashesAtOnce = Runtime.getRuntime().availableProcessors();
    private int hashesWaiting = hashesAtOnce * WAITING_PER_CORE;

    private Builder() {}

    /** Where everything is stored; required. */
    public Builder store(Store given) {
      store = Objects.requireNonNull(given, "store");
      return this;
    }

    /** How secrets are hashed; required. */
    public Builder hasher(PasswordHasher given) {
      hasher = Objects.requireNonNull(given, "hasher");
      return this;
    }

    /** All rules at once; {@link Policy#STANDARD} unless given. */
    public Builder policy(Policy given) {
      policy = Objects.requireNonNull(given, "policy");
      return this;
    }

    /** The legal moves between statuses; {@link TransitionTable#STANDARD} unless given. */
    public Builder transitions(TransitionTable given) {
      return policy(policy.with(given));
    }

    /** The texts of the notices; {@link NoticeCatalogue#STANDARD} unless given. */
    public Builder notices(NoticeCatalogue given) {
      return policy(policy.with(given));
    }

    /** What judges the form of a patch; {@link FormCheck#STANDARD} unless given. */
    public Builder formCheck(FormCheck given) {
      return policy(policy.with(given));
    }

    /** The clock; the system's unless given. */
    public Builder clock(InstantSource given) {
      clock = Objects.requireNonNull(given, "clock");
      return this;
    }

    /** What makes public ids and tokens; random ones unless given. */
    public Builder ids(Ids given) {
      ids = Objects.requireNonNull(given, "ids");
      return this;
    }

    /**
     * Where views take other services' numbers from; what was recorded in the store unless given.
     */
    public Builder facts(Facts given) {
      facts = Optional.of(given);
      return this;
    }

    /** Who is told of committed deliveries; nobody unless given. */
    public Builder signal(DeliverySignal given) {
      signal = Objects.requireNonNull(given, "signal");
      return this;
    }

    /**
     * How many secrets are hashed at once, and how many more may wait; as many as there are cores,
     * and 16 times as many, unless given.
     *
     * @throws IllegalArgumentException if {@code atOnce} is below 1 or {@code waiting} below 0
     */
    public Builder hashing(int atOnce, int waiting) {
      if (atOnce < 1 || waiting < 0) {
        throw new IllegalArgumentException("hashing needs at least one at once, none waiting");
      }
      hashesAtOnce = atOnce;
      hashesWaiting = waiting;
      return this;
    }

    /**
     * Puts the use cases together. Hashes once: the hash that stands in for users that do not
     * exist.
     *
     * @throws NullPointerException if store or hasher was not given
     */
    public Roster build() {
      Objects.requireNonNull(store, "store");
      Objects.requireNonNull(hasher, "hasher");
      BoundedHasher bounded = new BoundedHasher(hasher, hashesAtOnce, hashesWaiting);
      PasswordHash nobodys = bounded.hash(new Password(ids.token().text()));
      return new Roster(new Parts(store, bounded, nobodys, policy, clock, ids, facts, signal));
    }
  }
}
