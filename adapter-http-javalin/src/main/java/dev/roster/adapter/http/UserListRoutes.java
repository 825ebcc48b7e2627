package dev.roster.adapter.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roster.application.FindUsers;
import dev.roster.application.Roster;
import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Page;
import dev.roster.application.port.UserSearch;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Many users: lists of them, and changes of several at once. */
record UserListRoutes(Roster roster, Asking asking, UserDocuments documents, DiscuzLists lists) {

  private static final String PATH = "/api/users";

  void addTo(RouteTable table) {
    table.add("GET", PATH, this::list, parameters()).add("PATCH", PATH, this::edit);
  }

  private static String[] parameters() {
    Set<String> names = new TreeSet<>(SearchQuery.NAMES_OF_ALL);
    names.addAll(List.of(DiscuzLists.LIMIT, PageLinks.NUMBER, PageLinks.AFTER, Shape.INCLUDE));
    names.add(Shape.ANY_FIELDS);
    return names.toArray(String[]::new);
  }

  /** With the groups of everyone, unless something else is asked for. */
  private void list(Exchange exchange) {
    ActorRef actor = asking.actor(exchange);
    Page page = lists.page(exchange);
    UserSearch search = new SearchQuery(Query.of(exchange)).read(page);
    Shape shape = documents.shape(exchange, true);
    FindUsers.Found found =
        Exchange.orRefuse(roster.findUsers().find(new FindUsers.Query(actor, search)));
    ObjectNode document = documents.many(found.users(), shape);
    PageLinks links = PageLinks.of(exchange);
    if (found.total().isPresent()) {
      DiscuzLists.paged(document, found.total().getAsLong(), page, links);
    } else {
      List<String> next =
          found.next().stream().map(place -> PageKey.of(search.order(), place)).toList();
      document.set("links", links.following(next));
    }
    exchange.answer(200, Exchange.JSON_API, document);
  }

  /** Each in a transaction of its own, in the order in which they were sent. */
  private void edit(Exchange exchange) {
    ActorRef actor = asking.actor(exchange);
    Conditions conditions = Conditions.of(exchange.context());
    MediaType.requireJson(exchange);
    List<BulkItem> items = BulkItem.all(exchange.bulkBody(), documents.users().resources().face());
    exchange.requirePrecondition(items.stream().allMatch(BulkItem::statesVersion));
    if (conditions.namesTags()) {
      throw Refusal.of(ProtocolCode.PRECONDITION_FAILED);
    }
    BulkEdit bulk = new BulkEdit(roster, actor, exchange.requestId());
    ObjectNode document = StrictJson.object();
    document.putArray("data").addAll(bulk.results(items, documents.users().resources()));
    exchange.answer(200, Exchange.JSON_API, document);
  }
}
