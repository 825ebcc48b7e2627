package dev.roster.domain.actor;

import dev.roster.domain.identity.UserId;
import dev.roster.domain.permission.Permission;

/** Who may read an attribute of a user. */
public enum Readers {
  /** Any user who is logged in. */
  EVERYONE {
    @Override
    public boolean include(Actor actor, UserId target) {
      return true;
    }
  },
  /** The user itself and holders of {@code user.edit}. */
  SELF_AND_EDITORS {
    @Override
    public boolean include(Actor actor, UserId target) {
      return actor.is(target) || actor.holds(Permission.USER_EDIT);
    }
  },
  /** The user itself and holders of {@code user.edit} or {@code user.edit.status}. */
  SELF_EDITORS_AND_REVIEWERS {
    @Override
    public boolean include(Actor actor, UserId target) {
      return SELF_AND_EDITORS.include(actor, target) || actor.holds(Permission.USER_EDIT_STATUS);
    }
  },
  /** The user itself. */
  SELF {
    @Override
    public boolean include(Actor actor, UserId target) {
      return actor.is(target);
    }
  },
  /** No one: secrets, and what only accompanies a change. */
  NOBODY {
    @Override
    public boolean include(Actor actor, UserId target) {
      return false;
    }
  };

  /** Whether this actor is among them, for this target. Depends on stored permissions alone. */
  public abstract boolean include(Actor actor, UserId target);
}
