package dev.roster.benchmark.load;

/**
 * A user to ask as.
 *
 * @param user its id
 * @param token of a session of its own
 * @param staffToken of a session of an administrator, which no other member has
 */
public record Member(long user, String token, String staffToken) {}
