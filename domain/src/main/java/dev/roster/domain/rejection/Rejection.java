package dev.roster.domain.rejection;

import dev.roster.domain.form.FormRule;
import dev.roster.domain.form.Malformed;
import dev.roster.domain.patch.Named;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One reason why a request was refused: for machines a code, for people the data to say it with.
 *
 * <p>Holds no value that was sent and no secret. Immutable and thread-safe.
 *
 * @param code not null
 * @param attribute what it is about; empty for the request as a whole
 * @param sent whether the attribute was sent; false where its absence is the mistake
 * @param rule the broken rule of form, only with {@link RejectionCode#VALIDATION_ERROR}
 * @param details numbers, text or lists to say it with, such as {@code max} or {@code allowed}
 */
public record Rejection(
    RejectionCode code,
    Optional<Named> attribute,
    boolean sent,
    Optional<FormRule> rule,
    Map<String, Object> details) {

  /** Key of {@link #details}: seconds until another try makes sense, a {@code Long}. */
  public static final String RETRY_AFTER = "retryAfter";

  /** Key of {@link #details}: status codes that may be chosen, a list of {@code Integer}. */
  public static final String ALLOWED = "allowed";

  /** Key of {@link #details}: the stored status code, an {@code Integer}. */
  public static final String STATUS = "status";

  /** Key of {@link #details}: the stored version, a {@code Long}. */
  public static final String VERSION = "version";

  /** Key of {@link #details}: a moderator's reason, text; may be empty. */
  public static final String REASON = "reason";

  /** Copies the details. */
  public Rejection {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(attribute, "attribute");
    Objects.requireNonNull(rule, "rule");
    details = Map.copyOf(details);
  }

  /** About the request as a whole. */
  public static Rejection of(RejectionCode code) {
    return new Rejection(code, Optional.empty(), false, Optional.empty(), Map.of());
  }

  /** About an attribute that was sent. */
  public static Rejection at(Named attribute, RejectionCode code) {
    return new Rejection(code, Optional.of(attribute), true, Optional.empty(), Map.of());
  }

  /** About the form of an attribute that was sent. */
  public static Rejection form(Named attribute, FormRule rule) {
    return form(attribute, Malformed.of(rule));
  }

  /** About the form of an attribute that was sent. */
  public static Rejection form(Named attribute, Malformed malformed) {
    return new Rejection(
        RejectionCode.VALIDATION_ERROR,
        Optional.of(attribute),
        true,
        Optional.of(malformed.rule()),
        malformed.limits());
  }

  /** About an attribute that had to be sent and was not. */
  public static Rejection missing(Named attribute) {
    return new Rejection(
        RejectionCode.VALIDATION_ERROR,
        Optional.of(attribute),
        false,
        Optional.of(FormRule.REQUIRED),
        Map.of());
  }

  /** This rejection with one more detail. */
  public Rejection with(String key, Object value) {
    Map<String, Object> more = new TreeMap<>(details);
    more.put(key, value);
    return new Rejection(code, attribute, sent, rule, more);
  }
}
