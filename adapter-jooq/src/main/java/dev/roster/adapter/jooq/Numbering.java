package dev.roster.adapter.jooq;

/** How rows of users, sessions, tries, notices, deliveries and follows get their numbers. */
public enum Numbering {
  /**
   * Small and one after another: the database counts, so that those who write wait for each other.
   */
  SEQUENTIAL,
  /**
   * By time, 15 or 16 digits, below 2^53: milliseconds since the beginning of 2025 in UTC times
   * 4096, plus a random number. Any node makes them without asking another, until the year 2094.
   *
   * <p>Numbers of one node ascend, whatever its clock does. Those of several nodes are in the order
   * of their clocks: what is listed newest first is off by as much as the clocks differ, and a page
   * after a number may miss a row that a node behind has just numbered before it.
   */
  ORDERED
}
