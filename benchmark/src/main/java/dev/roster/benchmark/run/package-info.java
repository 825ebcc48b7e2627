/**
 * Whole-system runs: the packaged server, {@code bare} and {@code null} as processes of their own,
 * asked in turns by one driver, so that what else the machine does hits all of them alike.
 */
package dev.roster.benchmark.run;
