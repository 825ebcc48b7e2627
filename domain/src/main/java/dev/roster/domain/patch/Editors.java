package dev.roster.domain.patch;

/**
 * Who may edit an attribute.
 *
 * <p>In every row that names others, a user of group 1 is touched by group 1 only.
 */
public enum Editors {
  /** The user itself, or a holder of {@code user.edit}. */
  SELF_OR_EDITOR,
  /** The user itself, or a holder of {@code user.edit} who has every permission of the user. */
  SELF_OR_SENIOR_EDITOR,
  /** As {@link #SELF_OR_EDITOR}, or editors alone where the policy reserves the level for staff. */
  SELF_OR_EDITOR_BY_POLICY,
  /** The user itself and no one else. */
  SELF,
  /** Someone else who holds {@code user.edit.status}; never the user itself. */
  REVIEWER,
  /**
   * Someone else who holds {@code user.edit.group} and every permission of the user and of the
   * groups given or taken; groups 1 and 7 only group 1. Never the user itself.
   */
  GROUP_EDITOR,
  /** A member of group 1. */
  ADMINISTRATOR,
  /** Nobody has to be asked: it only accompanies another attribute. */
  ACCOMPANIES
}
