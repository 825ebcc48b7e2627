/**
 * What users say about themselves: names, contacts, descriptions. Every rule of form of these
 * attributes lives in its value object. A constructor accepts what may be stored, so that it also
 * loads; where more is asked of a value that somebody chooses now ({@code Username}, {@code
 * AvatarReference}) the method {@code choose} asks it, and where several texts mean the same value
 * ({@code Mobile}, {@code Gender}) the method {@code parse} reads them.
 */
package dev.roster.domain.profile;
