package dev.roster.adapter.http;

import io.javalin.http.Context;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Under which conditions a request is to be answered (RFC 9110, section 13). Those on dates are not
 * read, since no answer has a {@code Last-Modified}.
 *
 * @param ifMatch holds if one of the tags is the current one, compared strongly: a weak tag never
 *     is
 * @param ifNoneMatch holds if none of the tags is the current one, compared weakly
 */
record Conditions(Optional<Tags> ifMatch, Optional<Tags> ifNoneMatch) {

  private static final String IF_MATCH = "If-Match";
  private static final String IF_NONE_MATCH = "If-None-Match";

  /**
   * The conditions of a request.
   *
   * @throws Refusal {@code invalid_document} if they are none
   */
  static Conditions of(Context context) {
    return new Conditions(Tags.of(context, IF_MATCH), Tags.of(context, IF_NONE_MATCH));
  }

  /** Whether the request has none. */
  boolean none() {
    return ifMatch.isEmpty() && ifNoneMatch.isEmpty();
  }

  /** Whether what stands there is wanted, as far as {@code If-Match} says. */
  boolean matchHolds(ETag current) {
    return ifMatch.map(tags -> tags.has(current.text()::equals)).orElse(true);
  }

  /** Whether what stands there is new, as far as {@code If-None-Match} says. */
  boolean noneMatchHolds(ETag current) {
    return ifNoneMatch
        .map(tags -> !tags.has(tag -> tag.replaceFirst("^W/", "").equals(current.text())))
        .orElse(true);
  }

  /** Whether {@code If-Match} names what it means, and is not just {@code *}. */
  boolean namesTags() {
    return ifMatch.filter(tags -> !tags.any()).isPresent();
  }

  /**
   * What one of the headers lists.
   *
   * @param any whether it is {@code *}
   * @param tags as they were sent, weak ones with their {@code W/}
   */
  record Tags(boolean any, List<String> tags) {

    private static final String TAG = "(?:W/)?\"[\\x21\\x23-\\x7E\\x80-\\xFF]*\"";
    private static final Pattern ONE = Pattern.compile(TAG);
    private static final Pattern LIST =
        Pattern.compile("[ \\t,]*" + TAG + "(?:[ \\t]*,[ \\t]*(?:" + TAG + ")?)*[ \\t]*");

    private static Optional<Tags> of(Context context, String name) {
      List<String> lines = Collections.list(context.req().getHeaders(name));
      return lines.isEmpty() ? Optional.empty() : Optional.of(read(name, String.join(",", lines)));
    }

    private static Tags read(String name, String text) {
      if (text.strip().equals("*")) {
        return new Tags(true, List.of());
      }
      if (!LIST.matcher(text).matches()) {
        throw Refusal.ofHeader(ProtocolCode.INVALID_DOCUMENT, name);
      }
      return new Tags(false, ONE.matcher(text).results().map(MatchResult::group).toList());
    }

    private boolean has(Predicate<String> same) {
      return any || tags.stream().anyMatch(same);
    }
  }
}
