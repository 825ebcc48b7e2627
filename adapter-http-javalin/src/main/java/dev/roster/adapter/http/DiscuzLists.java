package dev.roster.adapter.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roster.application.ReadHistory;
import dev.roster.application.ReadNotices;
import dev.roster.application.port.History;
import dev.roster.application.port.Page;
import dev.roster.domain.fact.UnreadMessages;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.Named;
import dev.roster.domain.user.Policy;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the page of a list, and writes lists: notices and changes. */
record DiscuzLists(Policy policy, Resources resources) {

  static final String LIMIT = "page[limit]";
  static final String NUMBER = PageLinks.NUMBER;
  static final String TYPE = "filter[type]";
  private static final Pattern DIGITS = Pattern.compile("[1-9][0-9]{0,6}");

  /**
   * The page that is asked for; the first twenty unless said otherwise.
   *
   * @throws Refusal {@code invalid_document} that names the parameter
   */
  Page page(Exchange exchange) {
    int limit = number(exchange, LIMIT, Page.FIRST.limit());
    if (limit > Page.MAX_LIMIT) {
      throw Refusal.of(ProtocolCode.INVALID_DOCUMENT, LIMIT);
    }
    return new Page(number(exchange, NUMBER, Page.FIRST.number()), limit);
  }

  private static int number(Exchange exchange, String name, int otherwise) {
    String text = exchange.context().queryParam(name);
    if (text == null) {
      return otherwise;
    }
    if (!DIGITS.matcher(text).matches()) {
      throw Refusal.of(ProtocolCode.INVALID_DOCUMENT, name);
    }
    return Integer.parseInt(text);
  }

  /** Whether the filter, a list of kinds, lets Roster's own notices through. */
  boolean wantsSystem(Exchange exchange) {
    return Optional.ofNullable(exchange.context().queryParam(TYPE))
        .map(kinds -> Arrays.asList(kinds.split(",")).contains(UnreadMessages.SYSTEM))
        .orElse(true);
  }

  /** A page of notices. */
  ObjectNode notices(ReadNotices.Inboxed inboxed, Page page, PageLinks links) {
    ObjectNode document = StrictJson.object();
    ArrayNode data = document.putArray("data");
    inboxed.notices().forEach(shown -> data.add(notice(shown, inboxed.owner())));
    return paged(document, inboxed.total(), page, links);
  }

  private ObjectNode notice(ReadNotices.Shown shown, UserId owner) {
    ObjectNode resource = resources.numbered("notification", shown.entry().id());
    ObjectNode attributes = Resources.attributes(resource);
    attributes.put(resources.kind(), UnreadMessages.SYSTEM);
    attributes.put("user_id", owner.value());
    attributes.put("read_at", shown.entry().readAt().map(policy::shown).orElse(null));
    attributes.put("created_at", policy.shown(shown.entry().createdAt()));
    attributes.put("title", shown.text().title());
    attributes.put("content", shown.text().content());
    attributes.putObject("raw").put("tpl_id", shown.entry().notice().id().value());
    return resource;
  }

  /** A page of changes. */
  ObjectNode history(ReadHistory.Past past, Page page, PageLinks links) {
    ObjectNode document = StrictJson.object();
    ArrayNode data = document.putArray("data");
    past.changes().forEach(entry -> data.add(change(entry, past.showsActors())));
    return paged(document, past.total(), page, links);
  }

  private ObjectNode change(History.Entry entry, boolean showsActor) {
    Named attribute = entry.change().attribute();
    ObjectNode resource = Resources.named("user-changes", entry.version() + "." + attribute.key());
    ObjectNode attributes = Resources.attributes(resource);
    attributes.put("attribute", attribute.key());
    put(attributes, "before", attribute, entry.change().before());
    put(attributes, "after", attribute, entry.change().after());
    attributes.put("reason", entry.change().reason().text());
    attributes.put("version", entry.version());
    attributes.put("created_at", policy.shown(entry.at()));
    if (showsActor) {
      attributes.put("actor_id", entry.actor().value());
    }
    return resource;
  }

  /** Numbers as numbers, ids as a list of numbers, times as everywhere, all else as text. */
  private void put(ObjectNode node, String name, Named changed, String text) {
    if (!(changed instanceof Attribute attribute)) {
      node.put(name, text);
      return;
    }
    switch (attribute) {
      case STATUS, GENDER -> node.put(name, Integer.parseInt(text));
      case GROUPS -> {
        ArrayNode ids = node.putArray(name);
        Arrays.stream(text.split(",")).forEach(id -> ids.add(Long.parseLong(id)));
      }
      case EXPIRED_AT -> node.put(name, text.isEmpty() ? null : policy.shown(Instant.parse(text)));
      default -> node.put(name, text);
    }
  }

  /** A list with links to its other pages, and how many entries and pages there are in all. */
  static ObjectNode paged(ObjectNode document, long total, Page page, PageLinks links) {
    document.set("links", links.numbered(total, page));
    document.putObject("meta").put("total", total).put("pageCount", PageLinks.pages(total, page));
    return document;
  }
}
