/**
 * The promises of the ports, as tests that every implementation must pass: those in this
 * repository, and other people's.
 *
 * <p>Whoever writes a store extends {@link dev.roster.contracts.StoreContract}, whoever writes a
 * hasher {@link dev.roster.contracts.PasswordHasherContract}, and whoever writes a channel {@link
 * dev.roster.contracts.DeliveryChannelContract}; all run with JUnit as they are. Rules that live
 * here: none; the tests say what the ports' documentation says.
 */
package dev.roster.contracts;
