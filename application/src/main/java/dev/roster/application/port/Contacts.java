package dev.roster.application.port;

import dev.roster.domain.delivery.Channel;
import dev.roster.domain.identity.UserId;
import java.util.Optional;

/**
 * Where a person is reached. A service that embeds Roster may know better than the {@code email}
 * attribute, which is asked otherwise.
 *
 * <p>Asked outside of any transaction, right before each try. Thread-safe. May throw {@link
 * Unavailable}; the try counts as failed then.
 */
@FunctionalInterface
public interface Contacts {

  /**
   * The address of a user on a channel.
   *
   * @return what the channel takes as {@link Message#address}; empty if the user has none, and the
   *     delivery is given up then
   */
  Optional<String> find(UserId user, Channel channel);
}
