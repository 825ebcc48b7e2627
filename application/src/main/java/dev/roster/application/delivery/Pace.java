package dev.roster.application.delivery;

/**
 * So many a second in the long run, and one and those of a tenth of a second at once; not
 * thread-safe.
 *
 * <p>So no second sees more than a tenth and one above the rate, be it the first one of a burst;
 * and who looks up to a tenth of a second too late still has the whole rate. Times are those of
 * {@link System#nanoTime()}.
 */
final class Pace {

  private static final double SECOND = 1e9;
  private static final double SAVED = 0.1;

  private final double perSecond;
  private final double most;
  private double saved;
  private long at;

  Pace(double perSecond, long now) {
    this.perSecond = perSecond;
    this.most = 1 + perSecond * SAVED;
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
