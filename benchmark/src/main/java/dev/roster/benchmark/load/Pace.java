package dev.roster.benchmark.load;

/** When requests are to be sent. Times are those of {@link System#nanoTime}. */
interface Pace {

  /** When the next request is to be sent. */
  long due(long now);

  /** That request has been taken; the one after it is next. */
  default void take() {}

  /** As soon as a connection is free. */
  static Pace peak() {
    return now -> now;
  }

  /** Evenly from this moment on, whatever becomes of the answers. */
  static Pace constant(double perSecond, long start) {
    return new Pace() {
      private long taken;

      @Override
      public long due(long now) {
        return start + (long) (taken * 1e9 / perSecond);
      }

      @Override
      public void take() {
        taken++;
      }
    };
  }
}
