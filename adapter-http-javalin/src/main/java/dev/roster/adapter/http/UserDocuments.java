package dev.roster.adapter.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roster.application.Roster;
import dev.roster.application.UserView;
import dev.roster.domain.permission.Group;
import dev.roster.domain.permission.GroupId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Makes documents of users, in the shape that the client wants. */
record UserDocuments(Roster roster, DiscuzUser users) {

  /** The shape that a request about users wants. */
  Shape shape(Exchange exchange, boolean groups) {
    return Shape.of(Query.of(exchange), users.resources().face(), groups);
  }

  /** Of one user. */
  ObjectNode one(UserView view, Shape shape) {
    ObjectNode document = users.resources().face().complete(StrictJson.object());
    document.set("data", resource(view, shape));
    return finished(document, List.of(view), shape);
  }

  /** Of one user, with every field. */
  ObjectNode whole(UserView view) {
    return one(view, Shape.WHOLE);
  }

  /** Of several, in their order. */
  ObjectNode many(List<UserView> views, Shape shape) {
    ObjectNode document = StrictJson.object();
    ArrayNode data = document.putArray("data");
    views.forEach(view -> data.add(resource(view, shape)));
    return finished(document, views, shape);
  }

  private ObjectNode resource(UserView view, Shape shape) {
    ObjectNode resource = users.resource(view);
    if (shape.groups()) {
      ArrayNode linked =
          resource.putObject("relationships").putObject(Shape.GROUPS).putArray("data");
      new TreeSet<>(view.shared().groups())
          .forEach(id -> linked.add(Resources.named(Shape.GROUPS, Long.toString(id.value()))));
    }
    return resource;
  }

  private ObjectNode finished(ObjectNode document, List<UserView> views, Shape shape) {
    if (shape.groups()) {
      Set<GroupId> linked = new TreeSet<>();
      views.forEach(view -> linked.addAll(view.shared().groups()));
      ArrayNode included = document.putArray("included");
      roster.listGroups().list().all().stream()
          .filter(group -> linked.contains(group.id()))
          .forEach(group -> included.add(resource(group)));
    }
    shape.cut(document);
    return document;
  }

  private ObjectNode resource(Group group) {
    ObjectNode resource = users.resources().numbered(Shape.GROUPS, group.id().value());
    Resources.attributes(resource).put("name", group.name());
    return resource;
  }
}
