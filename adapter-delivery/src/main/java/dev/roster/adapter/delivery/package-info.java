/**
 * The channels over which notices leave, one package for each; they know nothing of each other.
 *
 * <p>Rules that live here: none; each is in the package of its channel.
 */
package dev.roster.adapter.delivery;
