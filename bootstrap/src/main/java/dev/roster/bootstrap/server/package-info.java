/**
 * The program put together, and how it ends.
 *
 * <p>Rules that live here: which part gets which other part ({@link
 * dev.roster.bootstrap.server.Wiring}), and that parts end in the reverse order of their beginning,
 * once, whatever ends the process ({@link dev.roster.bootstrap.server.Lifetime}).
 */
package dev.roster.bootstrap.server;
