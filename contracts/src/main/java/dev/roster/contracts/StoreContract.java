package dev.roster.contracts;

import dev.roster.application.port.Store;
import org.junit.jupiter.api.Nested;

/**
 * What every store must pass: each promise of the ports in {@code dev.roster.application.port}, as
 * far as it can be seen through them.
 *
 * <p>A store's author extends it once and gives the one method. A store that is {@link
 * AutoCloseable} is closed after each test; what lies below it, such as a file or a data source, is
 * for the author's own {@code @BeforeEach} and {@code @AfterEach}, which run around that. Not
 * covered, since it takes a second process: that what was accepted survives a crash.
 */
public abstract class StoreContract {

  /** A store with nothing in it but the four fixed groups; called once for each test. */
  protected abstract Store newStore();

  @Nested
  class Users extends UsersContract {
    Users() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Searches extends SearchContract {
    Searches() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Snapshots extends SnapshotContract {
    Snapshots() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Sights extends SightContract {
    Sights() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Changes extends ChangeContract {
    Changes() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Consequences extends ConsequencesContract {
    Consequences() {
      super(StoreContract.this);
    }
  }

  @Nested
  class RefusedChanges extends RefusedChangeContract {
    RefusedChanges() {
      super(StoreContract.this);
    }
  }

  @Nested
  class ConcurrentChanges extends ConcurrentChangeContract {
    ConcurrentChanges() {
      super(StoreContract.this);
    }
  }

  @Nested
  class ManyWriters extends ManyWritersContract {
    ManyWriters() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Erasures extends ErasureContract {
    Erasures() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Sessions extends SessionsContract {
    Sessions() {
      super(StoreContract.this);
    }
  }

  @Nested
  class SessionLists extends SessionListContract {
    SessionLists() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Refreshes extends RefreshContract {
    Refreshes() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Registrations extends RegistrationContract {
    Registrations() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Upgrades extends UpgradeContract {
    Upgrades() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Attempts extends AttemptsContract {
    Attempts() {
      super(StoreContract.this);
    }
  }

  @Nested
  class PayTokens extends PayTokensContract {
    PayTokens() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Inbox extends InboxContract {
    Inbox() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Deliveries extends DeliveriesContract {
    Deliveries() {
      super(StoreContract.this);
    }
  }

  @Nested
  class DeliveryQueues extends DeliveryQueuesContract {
    DeliveryQueues() {
      super(StoreContract.this);
    }
  }

  @Nested
  class DeliveryLeases extends DeliveryLeasesContract {
    DeliveryLeases() {
      super(StoreContract.this);
    }
  }

  @Nested
  class DeliveryLists extends DeliveryListsContract {
    DeliveryLists() {
      super(StoreContract.this);
    }
  }

  @Nested
  class History extends HistoryContract {
    History() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Facts extends FactsContract {
    Facts() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Follows extends FollowsContract {
    Follows() {
      super(StoreContract.this);
    }
  }

  @Nested
  class Groups extends GroupsContract {
    Groups() {
      super(StoreContract.this);
    }
  }
}
