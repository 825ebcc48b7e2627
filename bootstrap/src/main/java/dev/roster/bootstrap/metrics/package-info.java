/**
 * Figures about deliveries and about this process, for Prometheus.
 *
 * <p>Rules that live here: which series there are ({@link dev.roster.bootstrap.metrics.Metrics}),
 * that a store that cannot be asked fails no scrape, and that labels are names of channels and of
 * outcomes alone, never anybody or anything of anybody. Where no metrics are wanted nothing of this
 * is loaded, nor of the libraries behind it.
 */
package dev.roster.bootstrap.metrics;
