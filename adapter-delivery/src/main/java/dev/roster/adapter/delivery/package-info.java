/**
 * The channels over which notices leave, one package for each; they know nothing of each other.
 *
 * <p>Rules that live here: what a notice looks like to programs, whatever the channel ({@link
 * dev.roster.adapter.delivery.NoticeEvent}).
 */
package dev.roster.adapter.delivery;
