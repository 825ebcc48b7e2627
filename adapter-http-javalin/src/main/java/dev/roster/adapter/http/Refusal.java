package dev.roster.adapter.http;

import dev.roster.domain.rejection.Rejection;
import java.util.List;
import java.util.Optional;

/**
 * Ends a request on its way in; the dialect of the route answers it. Never leaves the adapter.
 *
 * <p>Either a use case has refused, or the request cannot be understood.
 */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What stands behind the name of a header, to tell it from a query parameter. */
  static final String HEADER = ":";

  /** What a use case said; empty if none was asked. */
  private final transient List<Rejection> rejections;

  /** What cannot be understood. */
  private final transient Optional<Unreadable> unreadable;

  /**
   * What cannot be understood.
   *
   * @param code not null
   * @param places each the JSON pointer of discuz, the name of a member or of a query parameter, or
   *     that of a header with a colon behind it; empty for the whole
   */
  record Unreadable(ProtocolCode code, List<String> places) {}

  private Refusal(List<Rejection> rejections, Optional<Unreadable> unreadable) {
    super("refused", null, false, false);
    this.rejections = rejections;
    this.unreadable = unreadable;
  }

  static Refusal of(List<Rejection> rejections) {
    return new Refusal(List.copyOf(rejections), Optional.empty());
  }

  static Refusal of(Rejection rejection) {
    return of(List.of(rejection));
  }

  static Refusal of(ProtocolCode code) {
    return of(code, List.of());
  }

  static Refusal of(ProtocolCode code, String place) {
    return of(code, place.isEmpty() ? List.of() : List.of(place));
  }

  /** About several places at once. */
  static Refusal of(ProtocolCode code, List<String> places) {
    return new Refusal(List.of(), Optional.of(new Unreadable(code, List.copyOf(places))));
  }

  /** About a header of the request. */
  static Refusal ofHeader(ProtocolCode code, String name) {
    return of(code, name + HEADER);
  }

  List<Rejection> rejections() {
    return rejections;
  }

  Optional<Unreadable> unreadable() {
    return unreadable;
  }
}
