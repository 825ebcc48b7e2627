package dev.roster.domain.user;

import dev.roster.domain.profile.Email;
import dev.roster.domain.profile.Mobile;
import java.util.Objects;
import java.util.Optional;

/**
 * How a user is reached.
 *
 * <p>Immutable and thread-safe.
 *
 * @param mobile unique among all users; can be used to log in
 * @param email not unique, never used to log in
 */
public record Contact(Optional<Mobile> mobile, Optional<Email> email) {

  /** Reached by nothing. */
  public static final Contact NONE = new Contact(Optional.empty(), Optional.empty());

  /** Refuses null. */
  public Contact {
    Objects.requireNonNull(mobile, "mobile");
    Objects.requireNonNull(email, "email");
  }

  Contact withMobile(Optional<Mobile> changed) {
    return new Contact(changed, email);
  }

  Contact withEmail(Optional<Email> changed) {
    return new Contact(mobile, changed);
  }
}
