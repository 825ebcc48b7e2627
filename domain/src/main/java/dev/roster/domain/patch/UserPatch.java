package dev.roster.domain.patch;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A partial update as it was sent: for each attribute keep, remove or replace.
 *
 * <p>Attributes that are not named are absent. Immutable and thread-safe; the methods that add an
 * attribute return a new patch.
 */
public final class UserPatch {

  /** A patch that changes nothing. */
  public static final UserPatch EMPTY = new UserPatch(Map.of());

  private final Map<Attribute, PatchField<RawValue>> fields;
  private final Set<Attribute> attributes;

  private UserPatch(Map<Attribute, PatchField<RawValue>> fields) {
    this.fields = fields;
    Set<Attribute> sent = EnumSet.noneOf(Attribute.class);
    sent.addAll(fields.keySet());
    this.attributes = Collections.unmodifiableSet(sent);
  }

  /** This patch with one more field; an absent one takes the attribute out. */
  public UserPatch with(Attribute attribute, PatchField<RawValue> field) {
    Map<Attribute, PatchField<RawValue>> more = new EnumMap<>(Attribute.class);
    more.putAll(fields);
    if (field.present()) {
      more.put(attribute, field);
    } else {
      more.remove(attribute);
    }
    return new UserPatch(more);
  }

  /** This patch, replacing an attribute by text. */
  public UserPatch replace(Attribute attribute, String text) {
    return with(attribute, PatchField.replace(RawValue.of(text)));
  }

  /** This patch, replacing an attribute by a whole number. */
  public UserPatch replace(Attribute attribute, long number) {
    return with(attribute, PatchField.replace(RawValue.of(number)));
  }

  /** This patch, replacing an attribute by a flag. */
  public UserPatch replace(Attribute attribute, boolean flag) {
    return with(attribute, PatchField.replace(RawValue.of(flag)));
  }

  /** This patch, removing an attribute. */
  public UserPatch remove(Attribute attribute) {
    return with(attribute, PatchField.remove());
  }

  /** This patch without the attributes that match. */
  public UserPatch without(Predicate<Attribute> dropped) {
    Map<Attribute, PatchField<RawValue>> rest = new EnumMap<>(Attribute.class);
    rest.putAll(fields);
    rest.keySet().removeIf(dropped);
    return new UserPatch(rest);
  }

  /** What was sent for an attribute; absent if nothing was. */
  public PatchField<RawValue> field(Attribute attribute) {
    return fields.getOrDefault(attribute, PatchField.absent());
  }

  /** Whether an attribute was sent. */
  public boolean has(Attribute attribute) {
    return fields.containsKey(attribute);
  }

  /** The attributes that were sent, in the order of {@link Attribute}; unmodifiable. */
  public Set<Attribute> attributes() {
    return attributes;
  }

  /** Whether nothing was sent. */
  public boolean isEmpty() {
    return fields.isEmpty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof UserPatch patch && fields.equals(patch.fields);
  }

  @Override
  public int hashCode() {
    return fields.hashCode();
  }

  /** The names of what was sent, never the values. */
  @Override
  public String toString() {
    return "UserPatch" + fields.keySet();
  }
}
