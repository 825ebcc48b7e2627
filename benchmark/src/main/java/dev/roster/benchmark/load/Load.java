package dev.roster.benchmark.load;

import java.nio.file.Path;

/**
 * What to ask of a server, and for how long.
 *
 * @param port where it listens on loopback
 * @param scenario what is asked
 * @param crew the file with the {@link Member}s to ask as, at least one for each connection
 * @param connections how many there are, at least 1
 * @param rate requests a second over all connections; 0 for as many as are answered
 * @param warmMillis how long to ask before it is measured
 * @param millis how long to measure
 * @param run a word of {@code [a-z0-9]}, another one for each run against the same server, so that
 *     every value that is sent is new
 */
public record Load(
    int port,
    Scenario scenario,
    Path crew,
    int connections,
    double rate,
    long warmMillis,
    long millis,
    String run) {}
