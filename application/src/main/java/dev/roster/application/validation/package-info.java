/**
 * The rules of form as Bean Validation sees them, for services that use it.
 *
 * <p>Rules that live here: none; one constraint asks the value objects. Without a provider on the
 * class path the same rejections come from the domain alone.
 */
package dev.roster.application.validation;
