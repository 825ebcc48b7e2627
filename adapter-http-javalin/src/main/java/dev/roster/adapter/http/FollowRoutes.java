package dev.roster.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roster.application.EndFollow;
import dev.roster.application.ReadFollows;
import dev.roster.application.Roster;
import dev.roster.application.UserRef;
import dev.roster.application.port.ActorRef;
import dev.roster.application.port.Follows.Follow;
import dev.roster.application.port.Follows.Followed;
import dev.roster.application.port.Follows.Side;
import dev.roster.application.port.Page;
import dev.roster.domain.form.FormRule;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.patch.Named;
import dev.roster.domain.rejection.Rejection;
import java.util.Optional;
import java.util.OptionalLong;

/** Who follows whom, as Discuz! Q has it. */
record FollowRoutes(Roster roster, Asking asking, DiscuzUser users, DiscuzLists lists) {

  private static final String PATH = "/api/follow";
  private static final String TYPE = "follow";
  private static final String SIDE = "filter[type]";
  private static final String USER = "filter[user_id]";

  /** What a body names a user by. */
  private enum Member implements Named {
    TO_USER_ID("to_user_id"),
    FROM_USER_ID("from_user_id");

    private final String key;

    Member(String key) {
      this.key = key;
    }

    @Override
    public String key() {
      return key;
    }
  }

  void addTo(RouteTable table) {
    table
        .add("POST", PATH, this::follow)
        .add("DELETE", PATH, this::end)
        .add("GET", PATH, this::list, SIDE, USER, DiscuzLists.LIMIT, DiscuzLists.NUMBER);
  }

  /** 201 for a new follow, 200 for one that has been there. */
  private void follow(Exchange exchange) {
    ActorRef actor = asking.actor(exchange);
    JsonNode attributes = Asking.attributes(Asking.body(exchange));
    UserId target =
        user(attributes, Member.TO_USER_ID)
            .orElseThrow(() -> Refusal.of(Rejection.missing(Member.TO_USER_ID)));
    Followed followed = Exchange.orRefuse(roster.followUser().follow(actor, UserRef.of(target)));
    ObjectNode document = StrictJson.object();
    document.set("data", resource(followed.follow()));
    exchange.answer(followed.isNew() ? 201 : 200, Exchange.JSON_API, document);
  }

  private void end(Exchange exchange) {
    ActorRef actor = asking.actor(exchange);
    JsonNode attributes = Asking.attributes(Asking.body(exchange));
    Optional<UserId> followed = user(attributes, Member.TO_USER_ID);
    Optional<UserId> fan = user(attributes, Member.FROM_USER_ID);
    if (followed.isPresent() && fan.isPresent()) {
      throw Refusal.of(Rejection.form(Member.FROM_USER_ID, FormRule.NOT_TOGETHER));
    }
    UserId other =
        followed.or(() -> fan).orElseThrow(() -> Refusal.of(Rejection.missing(Member.TO_USER_ID)));
    Side side = fan.isPresent() ? Side.FANS : Side.FOLLOWING;
    Exchange.orRefuse(
        roster.endFollow().end(new EndFollow.Command(actor, side, UserRef.of(other))));
    exchange.context().status(204);
  }

  private static Optional<UserId> user(JsonNode attributes, Member member) {
    JsonNode value = attributes.path(member.key());
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    OptionalLong number = RawValues.of(value).whole();
    if (number.isEmpty() || number.getAsLong() < 1 || number.getAsLong() > UserId.MAX) {
      throw Refusal.of(Rejection.form(member, FormRule.WRONG_TYPE));
    }
    return Optional.of(new UserId(number.getAsLong()));
  }

  private void list(Exchange exchange) {
    ActorRef actor = asking.actor(exchange);
    Page page = lists.page(exchange);
    Side side = side(exchange);
    ReadFollows.Listed listed =
        Exchange.orRefuse(
            roster
                .readFollows()
                .read(
                    new ReadFollows.Query(actor, UserRef.of(whose(exchange, actor)), side, page)));
    ObjectNode document = StrictJson.object();
    ArrayNode data = document.putArray("data");
    listed.follows().forEach(follow -> data.add(resource(follow)));
    ArrayNode included = document.putArray("included");
    listed.others().forEach(other -> included.add(users.resource(other)));
    exchange.answer(
        200,
        Exchange.JSON_API,
        DiscuzLists.paged(document, listed.total(), page, PageLinks.of(exchange)));
  }

  private static Side side(Exchange exchange) {
    String type = Optional.ofNullable(exchange.context().queryParam(SIDE)).orElse("1");
    return switch (type) {
      case "1" -> Side.FOLLOWING;
      case "2" -> Side.FANS;
      default -> throw Refusal.of(ProtocolCode.INVALID_DOCUMENT, SIDE);
    };
  }

  private static UserId whose(Exchange exchange, ActorRef actor) {
    return Optional.ofNullable(exchange.context().queryParam(USER))
        .map(Asking::user)
        .orElse(actor.user());
  }

  private ObjectNode resource(Follow follow) {
    ObjectNode resource = users.resources().numbered(TYPE, follow.id());
    Resources.attributes(resource)
        .put("from_user_id", follow.from().value())
        .put("to_user_id", follow.to().value())
        .put("is_mutual", follow.mutual() ? 1 : 0)
        .put("created_at", users.policy().shown(follow.since()))
        .put("updated_at", users.policy().shown(follow.updatedAt()));
    ObjectNode relationships = resource.putObject("relationships");
    relate(relationships, "fromUser", follow.from());
    relate(relationships, "toUser", follow.to());
    return resource;
  }

  private static void relate(ObjectNode relationships, String name, UserId user) {
    relationships
        .putObject(name)
        .set("data", Resources.named(DiscuzPatch.TYPE, Long.toString(user.value())));
  }
}
