package dev.roster.domain.user;

import dev.roster.domain.patch.Attribute;

/**
 * An attribute that was sent and not applied, without that being a mistake.
 *
 * @param attribute not null
 * @param why not null
 */
public record Ignored(Attribute attribute, Why why) {

  /** Why an attribute was not applied. */
  public enum Why {
    /** It already has this value. */
    UNCHANGED,
    /** It has no meaning here, such as a reason without a change of status. */
    NOT_APPLICABLE
  }
}
