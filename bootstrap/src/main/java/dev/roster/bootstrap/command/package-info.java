/**
 * The command line: one class a command.
 *
 * <p>Rules that live here: the exit codes ({@link dev.roster.bootstrap.command.CommandLines}), that
 * an error is one line and never a stack trace, that a password is never an argument, and that
 * nothing that is stored can drive the terminal ({@link dev.roster.bootstrap.command.Plain}).
 */
package dev.roster.bootstrap.command;
