package dev.roster.adapter.http;

import dev.roster.application.port.Page;
import dev.roster.application.port.UserFilter;
import dev.roster.application.port.UserOrder;
import dev.roster.application.port.UserSearch;
import dev.roster.application.port.UserSearch.Part;
import dev.roster.application.port.UserSearch.Place;
import dev.roster.domain.form.Malformed;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.profile.Mobile;
import dev.roster.domain.profile.NamePattern;
import dev.roster.domain.status.Status;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads which users {@code GET /api/users} asks for (Discuz! Q, its list of users).
 *
 * <p>A filter that is not known is refused if it says something, since leaving it out would show
 * users who were not asked for.
 */
record SearchQuery(Query query) {

  private static final String IDS = "filter[id]";
  private static final String NAMES = "filter[username]";
  private static final String MOBILE = "filter[mobile]";
  private static final String STATUSES = "filter[status]";
  private static final String GROUPS = "filter[group_id]";
  private static final String GROUPS_AS_ARRAY = "filter[group_id][]";
  private static final String SORT = "sort";

  private static final Set<String> FILTERS =
      Set.of(IDS, NAMES, MOBILE, STATUSES, GROUPS, GROUPS_AS_ARRAY);

  /** The names of all that is read here. */
  static final Set<String> NAMES_OF_ALL =
      Set.of(IDS, NAMES, MOBILE, STATUSES, GROUPS, GROUPS_AS_ARRAY, SORT);

  /** As Discuz! Q calls them. */
  private static final Map<String, Status> STATUS_NAMES =
      Map.of(
          "normal", Status.NORMAL,
          "ban", Status.DISABLED,
          "mod", Status.UNDER_REVIEW,
          "refuse", Status.REJECTED,
          "ignore", Status.IGNORED);

  private static final Map<String, UserOrder> ORDERS =
      Map.of(
          "id", UserOrder.ID_ASCENDING,
          "-id", UserOrder.ID_DESCENDING,
          "createdAt", UserOrder.OLDEST_FIRST,
          "-createdAt", UserOrder.NEWEST_FIRST);

  /**
   * What is asked for.
   *
   * @param page as it is asked for by number
   * @throws Refusal {@code invalid_document} that names the parameter
   */
  UserSearch read(Page page) {
    UserOrder order =
        query.one(SORT).map(name -> known(ORDERS, SORT, name)).orElse(UserOrder.ID_ASCENDING);
    return new UserSearch(filter(), order, part(page, order));
  }

  private Part part(Page page, UserOrder order) {
    if (!query.has(PageLinks.AFTER)) {
      return new Part.Numbered(page);
    }
    if (query.has(PageLinks.NUMBER)) {
      throw Query.refused(PageLinks.AFTER);
    }
    Optional<Place> place = query.one(PageLinks.AFTER).map(key -> place(key, order));
    return new Part.After(place, page.limit());
  }

  private static Place place(String key, UserOrder order) {
    return PageKey.read(key, order).orElseThrow(() -> Query.refused(PageLinks.AFTER));
  }

  private UserFilter filter() {
    query.names().stream()
        .filter(name -> name.startsWith("filter[") && !FILTERS.contains(name) && query.says(name))
        .findFirst()
        .ifPresent(
            unknown -> {
              throw Query.refused(unknown);
            });
    UserFilter filter =
        UserFilter.NONE
            .withIds(all(IDS, text -> new UserId(number(IDS, text))))
            .withNames(all(NAMES, NamePattern::parse))
            .withStatuses(all(STATUSES, name -> known(STATUS_NAMES, STATUSES, name)))
            .withGroups(groups());
    return query
        .one(MOBILE)
        .map(text -> formed(MOBILE, text, Mobile::parse))
        .map(filter::with)
        .orElse(filter);
  }

  private Set<GroupId> groups() {
    Set<GroupId> groups = new LinkedHashSet<>();
    for (String name : List.of(GROUPS, GROUPS_AS_ARRAY)) {
      groups.addAll(all(name, text -> new GroupId(number(name, text))));
    }
    return bounded(GROUPS, groups);
  }

  private <T> Set<T> all(String name, Function<String, T> read) {
    Set<T> all = new LinkedHashSet<>();
    query.many(name).forEach(text -> all.add(formed(name, text, read)));
    return bounded(name, all);
  }

  private static <T> Set<T> bounded(String name, Set<T> all) {
    if (all.size() > UserFilter.MOST) {
      throw Query.refused(name);
    }
    return all;
  }

  private static <T> T formed(String name, String text, Function<String, T> read) {
    try {
      return read.apply(text);
    } catch (Malformed malformed) {
      throw Query.refused(name);
    }
  }

  private static long number(String name, String text) {
    return Ids.find(text).orElseThrow(() -> Query.refused(name));
  }

  private static <T> T known(Map<String, T> values, String parameter, String name) {
    return Optional.ofNullable(values.get(name)).orElseThrow(() -> Query.refused(parameter));
  }
}
