package dev.roster.application.validation;

import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.user.Policy;

/**
 * What is left of an edit once echoes are dropped and permissions are checked; the bean that is
 * validated, never the raw request.
 *
 * @param patch not null
 * @param policy the rules in force, not null
 */
@WellFormed
public record EffectivePatch(UserPatch patch, Policy policy) {}
