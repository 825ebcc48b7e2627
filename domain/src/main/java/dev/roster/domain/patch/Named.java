package dev.roster.domain.patch;

/**
 * Something that requests, answers and the audit call by a stable name: an attribute, a fact, a
 * member of some other request.
 *
 * <p>Implementations are immutable, best enums.
 */
public interface Named {

  /** The stable name; not null. */
  String key();
}
