package dev.roster.domain.delivery;

/** A rule that cannot be part of the rules; says which one, so that a reader can say where. */
public final class BrokenRule extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final int index;

  BrokenRule(int index, String problem) {
    super(problem);
    this.index = index;
  }

  /** Its place among the rules, from 0. */
  public int index() {
    return index;
  }
}
