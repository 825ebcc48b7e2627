/**
 * Hashing of passwords with bcrypt, and the list of passwords that are too common to be chosen.
 *
 * <p>Rules that live here: which hashes can be verified and which secrets bcrypt would cut or
 * confuse ({@link dev.roster.adapter.bcrypt.BcryptHasher}), and what "too common" means ({@link
 * dev.roster.adapter.bcrypt.CommonPasswords}).
 */
package dev.roster.adapter.bcrypt;
