/**
 * Where the log goes, and what does not get into it.
 *
 * <p>Rules that live here: one line an event, on standard error ({@link
 * dev.roster.bootstrap.log.Logging}); a failure that is told to whoever starts the program is not
 * logged as well ({@link dev.roster.bootstrap.log.ToldOtherwise}).
 */
package dev.roster.bootstrap.log;
