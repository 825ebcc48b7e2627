package dev.roster.bootstrap.configuration;

import dev.roster.application.delivery.ChannelLimits;
import dev.roster.domain.delivery.Retries;
import java.time.Duration;
import org.hibernate.validator.constraints.Range;

/**
 * How one channel is used, as it is configured: each component is a key below the channel's name.
 *
 * @param rate tries a second, in the long run
 * @param atOnce tries under way
 * @param tries after which a delivery is given up
 * @param timeout how long a try may take, in seconds
 */
record OutletLimits(
    @Range(min = 1, max = 1_000_000) int rate,
    @Range(min = 1, max = 1_000) int atOnce,
    @Range(min = 1, max = 1_000) int tries,
    @Range(min = 1, max = 600) int timeout) {

  /** What the worker is told; only of what lies in its range. */
  ChannelLimits forWorker() {
    return new ChannelLimits(
        new Retries(Retries.STANDARD.first(), Retries.STANDARD.longest(), tries), rate, atOnce);
  }

  /** What the channel is told. */
  Duration ofTry() {
    return Duration.ofSeconds(timeout);
  }
}
