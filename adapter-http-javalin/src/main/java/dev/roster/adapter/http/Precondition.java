package dev.roster.adapter.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roster.application.Outcome;
import dev.roster.application.UserView;
import dev.roster.application.ViewUser;
import dev.roster.domain.rejection.Rejection;
import dev.roster.domain.rejection.RejectionCode;
import dev.roster.domain.user.Expectation;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Holds a change of a user to the conditions of its request (RFC 9110, section 13).
 *
 * <p>The tag is compared with what the actor would be shown now. If it is the one, the version that
 * was looked at becomes what the change expects, so that the transaction finds out whether somebody
 * was faster. If it is not, the change expects what cannot be: so whatever else stands against the
 * request is said first, in the order of all decisions, and nothing is stored.
 *
 * @param expected what the change is to expect
 * @param seen the version that bore the tag; empty if the conditions do not hold or name no tag
 * @param holds whether they held when they were looked at
 */
record Precondition(Expectation expected, OptionalLong seen, boolean holds) {

  private static final OptionalLong NEVER = OptionalLong.of(-1);

  /**
   * What the actor would be shown of the user.
   *
   * @param tag of the document
   * @param version of the user
   */
  record Shown(ETag tag, long version) {

    /**
     * What a use case shows now.
     *
     * @param document what is answered with a view
     */
    static Optional<Shown> of(
        ViewUser viewUser, ViewUser.Query query, Function<UserView, ObjectNode> document) {
      return viewUser
          .view(query)
          .fold(
              view ->
                  Optional.of(
                      new Shown(ETag.of(StrictJson.bytes(document.apply(view))), view.version())),
              rejections -> Optional.empty());
    }
  }

  /**
   * Looks at the conditions.
   *
   * @param stated what the request expects by other words; a mismatch there stays one
   * @param now asked only if there are conditions; empty if the actor would be shown nothing
   */
  static Precondition of(Conditions conditions, Expectation stated, Supplier<Optional<Shown>> now) {
    if (conditions.none()) {
      return new Precondition(stated, OptionalLong.empty(), true);
    }
    return now.get()
        .filter(shown -> conditions.matchHolds(shown.tag()))
        .filter(shown -> conditions.noneMatchHolds(shown.tag()))
        .map(shown -> holding(conditions, stated, shown))
        .orElseGet(
            () ->
                new Precondition(
                    new Expectation(stated.from(), NEVER), OptionalLong.empty(), false));
  }

  private static Precondition holding(Conditions conditions, Expectation stated, Shown shown) {
    if (!conditions.namesTags()) {
      return new Precondition(stated, OptionalLong.empty(), true);
    }
    OptionalLong seen = OptionalLong.of(shown.version());
    boolean agree = stated.version().isEmpty() || stated.version().equals(seen);
    return new Precondition(new Expectation(stated.from(), agree ? seen : NEVER), seen, true);
  }

  /**
   * The answer of the use case.
   *
   * @throws Refusal {@code precondition_failed} where the conditions are what did not hold
   */
  <T> T orRefuse(Outcome<T> outcome) {
    return outcome.fold(
        done -> done,
        rejections -> {
          throw failedBecauseOf(rejections)
              ? Refusal.of(ProtocolCode.PRECONDITION_FAILED)
              : Refusal.of(rejections);
        });
  }

  private boolean failedBecauseOf(List<Rejection> rejections) {
    return rejections.stream()
        .filter(rejection -> rejection.code() == RejectionCode.STALE)
        .anyMatch(
            stale ->
                !holds
                    || seen.isPresent()
                        && !stale.details().get(Rejection.VERSION).equals(seen.getAsLong()));
  }
}
