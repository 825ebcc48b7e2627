/**
 * Where the program begins.
 *
 * <p>Configuration is in {@link dev.roster.bootstrap.configuration}, the wiring in {@link
 * dev.roster.bootstrap.server}, the command line in {@link dev.roster.bootstrap.command}, and what
 * the demo does in {@link dev.roster.bootstrap.demo}.
 */
package dev.roster.bootstrap;
