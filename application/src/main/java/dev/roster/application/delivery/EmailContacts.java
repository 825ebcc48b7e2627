package dev.roster.application.delivery;

import dev.roster.application.port.Contacts;
import dev.roster.application.port.Users;
import dev.roster.domain.delivery.Channel;
import dev.roster.domain.delivery.DeliveryRules;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.profile.Email;
import java.util.Objects;
import java.util.Optional;

/**
 * Reaches users by their {@code email} attribute, over {@link DeliveryRules#MAIL} and nothing else.
 *
 * @param users not null
 */
public record EmailContacts(Users users) implements Contacts {

  /** Refuses null. */
  public EmailContacts {
    Objects.requireNonNull(users, "users");
  }

  @Override
  public Optional<String> find(UserId user, Channel channel) {
    return channel.equals(DeliveryRules.MAIL)
        ? users.find(user).flatMap(found -> found.contact().email()).map(Email::address)
        : Optional.empty();
  }
}
