package dev.roster.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roster.application.RecordFacts;
import dev.roster.application.Roster;
import dev.roster.application.UserRef;
import dev.roster.application.port.ActorRef;
import dev.roster.domain.fact.Fact;
import dev.roster.domain.fact.FactsPatch;
import dev.roster.domain.fact.UserFacts;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.patch.PatchField;
import dev.roster.domain.patch.RawValue;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What other services record of a user. */
record FactRoutes(Roster roster, Asking asking, Resources resources) {

  private static final String PATH = "/api/users/{id}/facts";
  private static final String TYPE = "user-facts";

  private static final Map<String, Fact> BY_NAME =
      Arrays.stream(Fact.values()).collect(Collectors.toMap(Fact::key, Function.identity()));

  void addTo(RouteTable table) {
    table.add("GET", PATH, this::view).add("PUT", PATH, this::put);
  }

  private void view(Exchange exchange) {
    ActorRef actor = asking.actor(exchange);
    UserId target = Asking.target(exchange);
    UserFacts facts = Exchange.orRefuse(roster.viewFacts().viewFacts(actor, UserRef.of(target)));
    exchange.answer(200, Exchange.JSON_API, document(target, facts));
  }

  /** What is not sent stays; null resets. */
  private void put(Exchange exchange) {
    ActorRef actor = asking.actor(exchange);
    UserId target = Asking.target(exchange);
    ObjectNode data = DiscuzPatch.data(Asking.body(exchange), TYPE, target.value());
    JsonNode attributes = DiscuzPatch.attributes(data);
    UserFacts facts =
        Exchange.orRefuse(
            roster
                .recordFacts()
                .recordFacts(
                    new RecordFacts.Command(actor, UserRef.of(target), patch(attributes))));
    ObjectNode document = document(target, facts);
    ArrayNode ignored = document.putObject("meta").putArray("ignored");
    unknown(attributes)
        .forEach(name -> ignored.addObject().put("attribute", name).put("reason", "unknown"));
    exchange.answer(200, Exchange.JSON_API, document);
  }

  private static List<String> unknown(JsonNode attributes) {
    return attributes.properties().stream()
        .map(Map.Entry::getKey)
        .filter(name -> !BY_NAME.containsKey(name))
        .toList();
  }

  private static FactsPatch patch(JsonNode attributes) {
    FactsPatch patch = FactsPatch.EMPTY;
    for (Map.Entry<String, JsonNode> sent : attributes.properties()) {
      if (BY_NAME.containsKey(sent.getKey())) {
        patch = patch.with(BY_NAME.get(sent.getKey()), field(sent.getValue()));
      }
    }
    return patch;
  }

  private static PatchField<RawValue> field(JsonNode value) {
    return value.isNull() ? PatchField.remove() : PatchField.replace(raw(value));
  }

  /** Facts may be fractions and objects too. */
  private static RawValue raw(JsonNode value) {
    if (value.isObject()) {
      Map<String, PatchField<RawValue>> members = new HashMap<>();
      value.properties().forEach(member -> members.put(member.getKey(), field(member.getValue())));
      return new RawValue.Members(members);
    }
    return value.isFloatingPointNumber() && Double.isFinite(value.doubleValue())
        ? new RawValue.Decimal(BigDecimal.valueOf(value.doubleValue()))
        : RawValues.of(value);
  }

  private ObjectNode document(UserId user, UserFacts facts) {
    ObjectNode document = StrictJson.object();
    ObjectNode resource = resources.numbered(TYPE, user.value());
    ObjectNode attributes = Resources.attributes(resource);
    attributes
        .put(Fact.THREAD_COUNT.key(), facts.threadCount().value())
        .put(Fact.WORK_NUM.key(), facts.workNum().value())
        .put(Fact.SERVE_NUM.key(), facts.serveNum().value())
        .put(Fact.REFUND_RATE.key(), facts.refundRate().value())
        .put(Fact.DISPUTE_RATE.key(), facts.disputeRate().value())
        .put(Fact.WALLET_BALANCE.key(), facts.walletBalance().amount())
        .put(Fact.PAY_TIME.key(), facts.payTime().map(roster.policy()::shown).orElse(null));
    ObjectNode unread = attributes.putObject(Fact.UNREAD.key());
    facts.unread().byKind().forEach((kind, count) -> unread.put(kind, count.value()));
    document.set("data", resource);
    return document;
  }
}
