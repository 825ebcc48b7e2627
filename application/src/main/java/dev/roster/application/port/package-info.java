/**
 * What Roster needs from outside: storage, hashing, identifiers, and the numbers of other services.
 *
 * <p>Rules that live here: what each port promises about transactions, concurrency and crashes. The
 * contract suites check every implementation against these promises. {@code null} is never passed
 * nor returned anywhere in this package.
 */
package dev.roster.application.port;
