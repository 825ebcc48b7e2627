/**
 * Groups, and what membership in them permits.
 *
 * <p>Rules that live here: the permissions that exist ({@link
 * dev.roster.domain.permission.Permission}), the four fixed groups ({@link
 * dev.roster.domain.permission.GroupId}), and that group 1 holds everything ({@link
 * dev.roster.domain.permission.Group}).
 */
package dev.roster.domain.permission;
