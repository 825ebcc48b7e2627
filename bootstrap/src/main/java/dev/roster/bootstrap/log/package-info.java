/**
 * What does not get into the log.
 *
 * <p>Rules that live here: a failure that is told to whoever starts the program is not logged as
 * well ({@link dev.roster.bootstrap.log.ToldOtherwise}).
 */
package dev.roster.bootstrap.log;
