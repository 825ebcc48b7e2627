/**
 * The ways on which a notice leaves the program.
 *
 * <p>Rules that live here: which notice goes over which channel to whom ({@link
 * dev.roster.domain.delivery.DeliveryRules}), in which states a delivery is ({@link
 * dev.roster.domain.delivery.DeliveryState}), and when one that failed is tried again ({@link
 * dev.roster.domain.delivery.Retries}).
 */
package dev.roster.domain.delivery;
