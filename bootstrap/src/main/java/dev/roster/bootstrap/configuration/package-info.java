/**
 * What can be configured, where values come from, and which values are accepted.
 *
 * <p>Rules that live here: flag before environment before file before default ({@link
 * dev.roster.bootstrap.configuration.Settings}); names, defaults and meaning of every key ({@link
 * dev.roster.bootstrap.configuration.Key}); type and range of every value ({@link
 * dev.roster.bootstrap.configuration.Configuration}); which values are masked when they are shown
 * ({@link dev.roster.bootstrap.configuration.Setting}).
 */
package dev.roster.bootstrap.configuration;
