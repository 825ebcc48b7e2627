/**
 * What the same work costs without Roster: {@code bare}, a handler that sends the very statements
 * that Roster sends, by plain JDBC and without layers; and {@code null}, a handler that reads the
 * same JSON and answers the same bytes without a store.
 *
 * <p>The statements of {@code bare} are written down by nobody: {@link
 * dev.roster.benchmark.baseline.Recorder} listens to Roster while it answers one request of each
 * kind, so that the two can never drift apart.
 */
package dev.roster.benchmark.baseline;
