package dev.roster.adapter.http;

import dev.roster.application.Roster;

/** The routes of seed 003 and of the Discuz! Q interfaces around it. */
final class DiscuzRoutes {

  private DiscuzRoutes() {}

  /** All of them. */
  static RouteTable table(Roster roster, JsonApi face) {
    RouteTable table = new RouteTable();
    Asking asking = new Asking(roster);
    Resources resources = new Resources(face);
    DiscuzUser users = new DiscuzUser(roster.policy(), resources);
    DiscuzLists lists = new DiscuzLists(roster.policy(), resources);
    UserDocuments documents = new UserDocuments(roster, users);
    new UserRoutes(roster, asking, documents, lists).addTo(table);
    new UserListRoutes(roster, asking, documents, lists).addTo(table);
    DiscuzTokens tokens = new DiscuzTokens(users);
    new SessionRoutes(roster, asking, tokens).addTo(table);
    new RegisterRoutes(roster, tokens).addTo(table);
    new OwnSessionRoutes(roster, asking, lists).addTo(table);
    new FactRoutes(roster, asking, resources).addTo(table);
    new FollowRoutes(roster, asking, users, lists).addTo(table);
    new NoticeRoutes(roster, asking, lists).addTo(table);
    new DeliveryRoutes(roster, asking, lists).addTo(table);
    return table;
  }
}
