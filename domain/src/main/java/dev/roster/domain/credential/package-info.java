/**
 * The login password, the pay password and the tokens of a user: as they are sent, as they may be
 * chosen, and as they are stored. Nothing here shows its content in {@code toString}. Hashing,
 * verifying and the list of common passwords are not here: they need a library and take time.
 */
package dev.roster.domain.credential;
