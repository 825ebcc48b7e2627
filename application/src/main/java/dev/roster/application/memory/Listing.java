package dev.roster.application.memory;

import dev.roster.application.port.Page;
import dev.roster.application.port.UserOrder;
import dev.roster.application.port.UserSearch.Found;
import dev.roster.application.port.UserSearch.Part;
import dev.roster.application.port.UserSearch.Part.After;
import dev.roster.application.port.UserSearch.Place;
import dev.roster.domain.user.User;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/** Puts users in order and takes a part of them. */
final class Listing {

  private Listing() {}

  static Found of(List<User> users, UserOrder order, Part part) {
    Comparator<Place> places = places(order);
    List<User> sorted = users.stream().sorted(Comparator.comparing(Place::behind, places)).toList();
    return part.fold(page -> page(sorted, page), after -> after(sorted, places, after));
  }

  private static Found page(List<User> users, Page page) {
    return new Found(
        users.stream().skip(page.offset()).limit(page.limit()).toList(),
        OptionalLong.of(users.size()),
        users.size() > page.offset() + page.limit());
  }

  private static Found after(List<User> users, Comparator<Place> places, After part) {
    List<User> rest =
        users.stream()
            .filter(
                user ->
                    part.place()
                        .map(place -> places.compare(Place.behind(user), place) > 0)
                        .orElse(true))
            .toList();
    return new Found(
        rest.stream().limit(part.limit()).toList(),
        OptionalLong.empty(),
        rest.size() > part.limit());
  }

  private static Comparator<Place> places(UserOrder order) {
    Comparator<Place> byId = Comparator.comparingLong(place -> place.id().value());
    Comparator<Place> upwards =
        order.byCreation() ? Comparator.comparing(Place::createdAt).thenComparing(byId) : byId;
    return order.ascending() ? upwards : upwards.reversed();
  }
}
