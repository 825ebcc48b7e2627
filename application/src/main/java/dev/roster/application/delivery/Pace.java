package dev.roster.application.delivery;

/**
 * So many a second in the long run, and those of one second at once; not thread-safe.
 *
 * <p>Times are those of {@link System#nanoTime()}.
 */
final class Pace {

  private static final double SECOND = 1e9;

  private final double perSecond;
  private final double most;
  private double saved;
  private long at;

  Pace(double perSecond, long now) {
    this.perSecond = perSecond;
    this.most = Math.max(1, perSecond);
    this.saved = most;
    this.at = now;
  }

  /** How many may begin now. */
  int allowed(long now) {
    saved = Math.min(most, saved + (now - at) / SECOND * perSecond);
    at = now;
    return (int) saved;
  }

  /** Notes that so many have begun. */
  void began(int count) {
    saved -= count;
  }

  /** In how many nanoseconds another one may begin; 0 for now. */
  long untilNext() {
    return saved >= 1 ? 0 : (long) Math.ceil((1 - saved) / perSecond * SECOND);
  }
}
