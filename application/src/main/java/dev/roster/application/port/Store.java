package dev.roster.application.port;

/**
 * Everything that is stored, behind one door.
 *
 * <p>All parts share one database, so that what one promises about transactions holds for all of
 * them. Thread-safe.
 */
public interface Store {

  /** The accounts. */
  Users users();

  /** Who is logged in. */
  Sessions sessions();

  /** The tries at secrets. */
  Attempts attempts();

  /** The tokens for changing a pay password. */
  PayTokens payTokens();

  /** The notices. */
  Inbox inbox();

  /** The notices on their way out. */
  Deliveries deliveries();

  /** The changes. */
  History history();

  /** What other services have recorded. */
  StoredFacts facts();

  /** Who follows whom. */
  Follows follows();

  /** The groups. */
  Groups groups();
}
