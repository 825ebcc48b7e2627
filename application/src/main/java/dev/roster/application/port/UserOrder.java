package dev.roster.application.port;

/**
 * In which order users are listed. Every order is total, since ids are unique, and none of what it
 * goes by ever changes.
 */
public enum UserOrder {
  /** By ascending id. */
  ID_ASCENDING,
  /** By descending id. */
  ID_DESCENDING,
  /** By creation, and of one moment by id: the oldest first. */
  OLDEST_FIRST,
  /** The reverse of {@link #OLDEST_FIRST}. */
  NEWEST_FIRST;

  /** Whether it goes from small to large. */
  public boolean ascending() {
    return this == ID_ASCENDING || this == OLDEST_FIRST;
  }

  /** Whether the time of creation comes before the id. */
  public boolean byCreation() {
    return this == OLDEST_FIRST || this == NEWEST_FIRST;
  }
}
