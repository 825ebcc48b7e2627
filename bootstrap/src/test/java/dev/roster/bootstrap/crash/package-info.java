/**
 * Proves by killing the packaged server that notices exist exactly when their change was committed.
 *
 * <p>A {@link dev.roster.bootstrap.crash.World} is a database and the servers on it. Traffic
 * changes users there until a server dies at a {@link dev.roster.bootstrap.crash.Point} on the way
 * of a request; what is stored and what has arrived is then compared with the harness's own {@link
 * dev.roster.bootstrap.crash.Journal}.
 */
package dev.roster.bootstrap.crash;
