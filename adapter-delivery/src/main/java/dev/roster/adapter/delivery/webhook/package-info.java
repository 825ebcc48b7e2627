/**
 * The channel that posts notices to other people's servers.
 *
 * <p>Rules that live here: how a request is signed ({@link
 * dev.roster.adapter.delivery.webhook.WebhookSecret}), which addresses are never asked (those of
 * {@code SpecialNetworks}, by {@code AddressGuard}), and what an answer means ({@code Verdict}).
 */
package dev.roster.adapter.delivery.webhook;
