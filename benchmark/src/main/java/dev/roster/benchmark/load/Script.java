package dev.roster.benchmark.load;

/** What one connection asks, one request after another, each when the one before is answered. */
interface Script {

  /** The next request; never ends. */
  Request next();

  /** Sees the body of the answer to the last request. */
  default void answered(byte[] body) {}
}
