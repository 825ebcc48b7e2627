/**
 * A store that keeps everything in memory: for tests and trials, gone when the process ends.
 *
 * <p>It keeps the promises of the ports, but for the one about the death of the process, and passes
 * the same contract suites as every other store. Rules that live here: none; whatever is decided
 * here is decided by the ports or by the domain.
 */
package dev.roster.application.memory;
