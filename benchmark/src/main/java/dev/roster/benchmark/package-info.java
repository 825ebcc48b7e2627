/**
 * How fast Roster is, as ratios to what the same work costs without it. Nothing that ships depends
 * on this module, and the ordinary build leaves it out: {@code mvn -Pbenchmark}.
 *
 * <p>Every part writes its figures as {@link dev.roster.benchmark.report.Result}s into {@code
 * benchmark/target/results}; {@link dev.roster.benchmark.report} makes the README's section of
 * them.
 */
package dev.roster.benchmark;
