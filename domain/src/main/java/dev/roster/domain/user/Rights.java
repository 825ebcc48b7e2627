package dev.roster.domain.user;

import dev.roster.domain.actor.Actor;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.PatchField;
import dev.roster.domain.patch.RawValue;
import dev.roster.domain.permission.GroupDirectory;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.permission.Permission;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What one actor may do to one user, by stored data alone.
 *
 * <p>Which attribute needs which right is a column of {@link Attribute}; this says what the rights
 * mean. Immutable and thread-safe.
 *
 * @param actor not null
 * @param target not null
 * @param groups all groups, not null
 * @param policy the rules in force, not null
 */
public record Rights(Actor actor, User target, GroupDirectory groups, Policy policy) {

  private static final Set<GroupId> GIVEN_BY_ADMINISTRATORS =
      Set.of(GroupId.ADMINISTRATORS, GroupId.GUESTS);

  /** Refuses null. */
  public Rights {
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(groups, "groups");
    Objects.requireNonNull(policy, "policy");
  }

  /** Whether actor and target are the same user. */
  public boolean self() {
    return actor.is(target.id());
  }

  /** Whether the actor may edit the target's profile: {@code canEdit}. */
  public boolean mayEdit() {
    return self() || holdsOver(Permission.USER_EDIT);
  }

  /** Whether the actor may rename the target now: {@code canEditUsername}. */
  public boolean mayRename() {
    return mayEdit() && !quotaUsedUp();
  }

  /** Whether the actor may erase the target: {@code canDelete}. */
  public boolean mayDelete() {
    return !self() && holdsOver(Permission.USER_DELETE);
  }

  /** Whether the actor may read an attribute of the target. */
  public boolean mayRead(Attribute attribute) {
    return attribute.readers().include(actor, target.id());
  }

  /** Whether the actor has any right to edit users other than itself. */
  static boolean mayEditOthers(Actor actor) {
    return actor.holds(Permission.USER_EDIT)
        || actor.holds(Permission.USER_EDIT_STATUS)
        || actor.holds(Permission.USER_EDIT_GROUP);
  }

  /** Whether the target has used up its renames; binds the user itself, unless it is an editor. */
  boolean quotaUsedUp() {
    return self() && !actor.holds(Permission.USER_EDIT) && target.renames() >= policy.renameQuota();
  }

  /** Whether the actor may send this field for the target. */
  boolean mayEdit(Attribute attribute, PatchField<RawValue> field) {
    return switch (attribute.editors()) {
      case SELF_OR_EDITOR -> mayEdit();
      case SELF_OR_SENIOR_EDITOR -> self() || holdsOver(Permission.USER_EDIT) && senior();
      case SELF_OR_EDITOR_BY_POLICY ->
          policy.levelForStaff() ? holdsOver(Permission.USER_EDIT) : mayEdit();
      case SELF -> self();
      case REVIEWER -> !self() && holdsOver(Permission.USER_EDIT_STATUS);
      case GROUP_EDITOR ->
          !self() && holdsOver(Permission.USER_EDIT_GROUP) && senior() && mayMove(field);
      case ADMINISTRATOR -> actor.administrator();
      case ACCOMPANIES -> true;
    };
  }

  private boolean holdsOver(Permission permission) {
    return actor.holds(permission) && actor.mayTouch(target.membership().groups());
  }

  private boolean senior() {
    return actor.holdsAll(groups.permissionsOf(target.membership().groups()));
  }

  /** Whether the actor may give and take every group in which the field differs from today. */
  private boolean mayMove(PatchField<RawValue> field) {
    Set<GroupId> today = target.membership().groups();
    Set<GroupId> wanted = named(field);
    Set<GroupId> moved = new HashSet<>(wanted);
    moved.removeAll(today);
    today.stream().filter(group -> !wanted.contains(group)).forEach(moved::add);
    return actor.holdsAll(groups.permissionsOf(moved))
        && (actor.administrator() || moved.stream().noneMatch(GIVEN_BY_ADMINISTRATORS::contains));
  }

  private static Set<GroupId> named(PatchField<RawValue> field) {
    Set<GroupId> named = new HashSet<>();
    field.fold(
        () -> named,
        () -> named,
        raw -> {
          raw.elements().map(Forms::group).flatMap(Optional::stream).forEach(named::add);
          return named;
        });
    return named;
  }
}
