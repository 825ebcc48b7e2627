package dev.roster.adapter.http;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Names a request in its answer, in the log and in the audit.
 *
 * @param text 1 to 64 of letters, digits, {@code . _ -}
 */
record RequestId(String text) {

  static final String HEADER = "X-Request-Id";

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /** The one that came with the request, if it has the form; else a new one. */
  static RequestId of(String sent) {
    return new RequestId(
        Optional.ofNullable(sent)
            .filter(text -> FORM.matcher(text).matches())
            .orElseGet(() -> UUID.randomUUID().toString()));
  }
}
