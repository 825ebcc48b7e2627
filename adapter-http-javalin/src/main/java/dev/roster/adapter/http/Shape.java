package dev.roster.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client wants to see of a document of users: only some fields ({@code fields[users]}), and
 * their groups beside them ({@code include=groups}).
 *
 * @param fields the fields that are wanted, by type; all of a type that is missing
 * @param groups whether the groups are wanted
 */
record Shape(Map<String, Set<String>> fields, boolean groups) {

  private static final Pattern FIELDS = Pattern.compile("fields\\[([^\\[\\]]*)]");

  /** All fields, and nothing beside them. */
  static final Shape WHOLE = new Shape(Map.of(), false);

  static final String INCLUDE = "include";
  static final String ANY_FIELDS = "fields[]";
  static final String GROUPS = "groups";

  /**
   * What the official clients ask for beside every user, and other services own: nothing of it is
   * there to be included.
   */
  private static final Set<String> OTHERS = Set.of("wechat", "dialog");

  /**
   * Reads it.
   *
   * @param face in which those may be asked for that are not here
   * @param groups whether the groups are shown where nothing is said about it
   * @throws Refusal {@code invalid_document} if something is to be included that is not known
   */
  static Shape of(Query query, JsonApi face, boolean groups) {
    Map<String, Set<String>> fields = new HashMap<>();
    for (String name : query.names()) {
      Matcher matcher = FIELDS.matcher(name);
      if (matcher.matches()) {
        fields.put(matcher.group(1), new LinkedHashSet<>(query.many(name)));
      }
    }
    List<String> included = query.many(INCLUDE);
    boolean known =
        included.stream()
            .allMatch(
                name -> name.equals(GROUPS) || face == JsonApi.DISCUZ && OTHERS.contains(name));
    if (!known) {
      throw Query.refused(INCLUDE);
    }
    return new Shape(fields, query.has(INCLUDE) ? included.contains(GROUPS) : groups);
  }

  /** Takes out of a document what is not wanted. */
  void cut(ObjectNode document) {
    if (fields.isEmpty()) {
      return;
    }
    JsonNode data = document.path("data");
    if (data.isArray()) {
      data.forEach(this::cutResource);
    } else {
      cutResource(data);
    }
    document.path("included").forEach(this::cutResource);
  }

  /** A relationship is a field like an attribute. */
  private void cutResource(JsonNode resource) {
    Set<String> wanted = fields.get(resource.path("type").asText());
    if (wanted != null) {
      ((ObjectNode) resource.path("attributes")).retain(wanted);
      if (resource.path("relationships") instanceof ObjectNode relationships) {
        relationships.retain(wanted);
      }
      if (resource.path("relationships").isEmpty()) {
        ((ObjectNode) resource).remove("relationships");
      }
    }
  }
}
