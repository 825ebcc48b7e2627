package dev.roster.benchmark.baseline;

/** A value that differs from request to request; all others in a statement are always the same. */
enum Slot {
  /** Whose request it is, and about whom; in the address, or as the store has answered. */
  USER,
  /** Of the token that came with the request. */
  TOKEN_HASH,
  /** Of that token, as the store has answered. */
  SESSION,
  /** The text that is to be stored. */
  TEXT,
  /** The text that is stored. */
  OLD_TEXT,
  /** Of the user, as the store has answered. */
  VERSION,
  /** One more. */
  NEXT_VERSION,
  /** The time. */
  NOW,
  REQUEST_ID
}
