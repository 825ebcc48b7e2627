/**
 * The worker that brings notices outside.
 *
 * <p>It leases what was committed, sends it over a channel, and notes what came of it. Rules that
 * live here: how many are sent at once and how fast ({@link
 * dev.roster.application.delivery.ChannelLimits}), and what a try's result means for its delivery
 * ({@code Attempt}).
 */
package dev.roster.application.delivery;
