package dev.roster.application.port;

import dev.roster.domain.identity.UserId;
import dev.roster.domain.user.User;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Which users to list, in which order, and which part of them.
 *
 * @param filter not null
 * @param order not null
 * @param part not null
 */
public record UserSearch(UserFilter filter, UserOrder order, Part part) {

  /** Refuses null. */
  public UserSearch {
    Objects.requireNonNull(filter, "filter");
    Objects.requireNonNull(order, "order");
    Objects.requireNonNull(part, "part");
  }

  /** A part of the list. */
  public sealed interface Part {

    /**
     * A page by its number, with the total. What is created or erased between two pages may shift
     * the second.
     */
    record Numbered(Page page) implements Part {
      /** Refuses null. */
      public Numbered {
        Objects.requireNonNull(page, "page");
      }
    }

    /**
     * What follows a place, without a total. Whatever happens between two parts, none of the users
     * who were there all the time is missed or shown twice.
     *
     * @param place empty for the beginning; not null
     * @param limit as of a {@link Page}
     */
    record After(Optional<Place> place, int limit) implements Part {
      /**
       * Checks the range.
       *
       * @throws IllegalArgumentException if the limit is out of its range
       */
      public After {
        Objects.requireNonNull(place, "place");
        limit = new Page(1, limit).limit();
      }
    }

    /** One result for each case. */
    default <R> R fold(Function<Page, R> numbered, Function<After, R> after) {
      return this instanceof Numbered one ? numbered.apply(one.page()) : after.apply((After) this);
    }

    /** How many users it holds at most. */
    default int limit() {
      return fold(Page::limit, After::limit);
    }
  }

  /**
   * A place in a list: behind a user, who need not be there any more.
   *
   * @param createdAt of that user, not null
   * @param id of that user, not null
   */
  public record Place(Instant createdAt, UserId id) {
    /** Refuses null. */
    public Place {
      Objects.requireNonNull(createdAt, "createdAt");
      Objects.requireNonNull(id, "id");
    }

    /** The place behind a user. */
    public static Place behind(User user) {
      return new Place(user.timeline().createdAt(), user.id());
    }
  }

  /**
   * What was found.
   *
   * @param users in the order that was asked for, copied
   * @param total how many pass the filter; empty unless a numbered page was asked for
   * @param more whether others follow
   */
  public record Found(List<User> users, OptionalLong total, boolean more) {
    /** Copies the list. */
    public Found {
      Objects.requireNonNull(total, "total");
      users = List.copyOf(users);
    }
  }
}
