/**
 * Figures, and the tables and charts that are made of them.
 *
 * <p>Names of figures, by which they find their places:
 *
 * <pre>
 * whole/{store}/{scenario}/{connections}/{rate, cpu, ratio, p50, p99, p999}   of: whose, or to what
 * memory/{store}/{idle, loaded, most}                                       of: whose
 * start/{first, again}
 * delivery/{store}/{rate, answer, cpu}
 * delivery/{store}/{stored, received}/{p50, p95, p99, max}
 * growth/{operation}/{users}/{p50, p99}                                     of: the store
 *        operations: patch, login, list, search, pending, and whatever else is measured
 * jmh/{what}                                                                1/s
 * machine/{processor, cores, ...}                                           a value, or a note
 * </pre>
 */
package dev.roster.benchmark.report;
