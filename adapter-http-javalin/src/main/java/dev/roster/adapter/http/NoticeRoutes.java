package dev.roster.adapter.http;

import dev.roster.application.ReadNotices;
import dev.roster.application.Roster;
import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Page;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The inbox. */
record NoticeRoutes(Roster roster, Asking asking, DiscuzLists lists) {

  void addTo(RouteTable table) {
    table
        .add(
            "GET",
            "/api/notification",
            this::notices,
            DiscuzLists.TYPE,
            DiscuzLists.LIMIT,
            DiscuzLists.NUMBER)
        .add("DELETE", "/api/notification/{ids}", this::deleteNotices);
  }

  /**
   * Reading marks as read, so that the next answer is another; asking with {@code HEAD} marks
   * nothing.
   */
  private void notices(Exchange exchange) {
    ActorRef actor = asking.actor(exchange);
    Page page = lists.page(exchange);
    boolean head = exchange.context().req().getMethod().equals("HEAD");
    ReadNotices.Inboxed inboxed =
        lists.wantsSystem(exchange)
            ? Exchange.orRefuse(
                roster
                    .readNotices()
                    .read(new ReadNotices.Query(actor, page, exchange.language(), !head)))
            : new ReadNotices.Inboxed(actor.user(), List.of(), 0);
    exchange.inLanguage();
    exchange.answerOnce(Exchange.JSON_API, lists.notices(inboxed, page, PageLinks.of(exchange)));
  }

  private void deleteNotices(Exchange exchange) {
    ActorRef actor = asking.actor(exchange);
    Set<Long> ids =
        Arrays.stream(exchange.context().pathParam("ids").split(",", -1))
            .map(Ids::number)
            .collect(Collectors.toSet());
    Exchange.orRefuse(roster.deleteNotices().delete(actor, ids));
    exchange.context().status(204);
  }
}
