package dev.roster.domain.fact;

import dev.roster.domain.form.Malformed;
import dev.roster.domain.patch.PatchField;
import dev.roster.domain.patch.RawValue;
import dev.roster.domain.rejection.Rejection;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Facts as they were sent: each is kept, reset or replaced.
 *
 * <p>Immutable and thread-safe; the method that adds a fact returns a new patch.
 */
public final class FactsPatch {

  /** A patch that changes nothing. */
  public static final FactsPatch EMPTY = new FactsPatch(Map.of());

  private final Map<Fact, PatchField<RawValue>> fields;

  private FactsPatch(Map<Fact, PatchField<RawValue>> fields) {
    this.fields = fields;
  }

  /** This patch with one more fact. */
  public FactsPatch with(Fact fact, PatchField<RawValue> field) {
    Map<Fact, PatchField<RawValue>> more = new EnumMap<>(Fact.class);
    more.putAll(fields);
    more.put(fact, field);
    return new FactsPatch(more);
  }

  /** Everything in which it breaks a rule of form, for a user of whom this is known. */
  public List<Rejection> violations(UserFacts known) {
    List<Rejection> found = new ArrayList<>();
    fields.forEach(
        (fact, field) -> {
          try {
            fact.changed(known, field);
          } catch (Malformed malformed) {
            found.add(Rejection.form(fact, malformed));
          }
        });
    return found;
  }

  /**
   * What is known afterwards.
   *
   * @throws Malformed if there are {@link #violations}
   */
  public UserFacts applyTo(UserFacts known) {
    UserFacts facts = known;
    for (Map.Entry<Fact, PatchField<RawValue>> field : fields.entrySet()) {
      facts = field.getKey().changed(facts, field.getValue());
    }
    return facts;
  }

  /** The names of what was sent, never the values. */
  @Override
  public String toString() {
    return "FactsPatch" + fields.keySet();
  }
}
