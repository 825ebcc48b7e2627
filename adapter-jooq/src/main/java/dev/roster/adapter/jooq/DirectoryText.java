package dev.roster.adapter.jooq;

import static dev.roster.adapter.jooq.schema.Tables.ROSTER_GROUP;
import static dev.roster.adapter.jooq.schema.Tables.ROSTER_GROUP_PERMISSION;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.groupConcat;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.jsonArray;
import static org.jooq.impl.DSL.jsonArrayAgg;
import static org.jooq.impl.DSL.nvl;
import static org.jooq.impl.DSL.select;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.roster.domain.permission.Group;
import dev.roster.domain.permission.GroupDirectory;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.permission.Permission;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.Record;

/**
 * All groups as one text, so that they are read along with whatever is asked for: a JSON array with
 * the number, the name and the permissions of each.
 *
 * <p>What a text says is remembered as long as the next one is the same. So nothing is ever out of
 * date, and nothing is read anew that has not changed. Thread-safe.
 */
final class DirectoryText {

  static final Field<JSON> COLUMN =
      field(
              select(
                      jsonArrayAgg(
                          jsonArray(
                              ROSTER_GROUP.ID,
                              ROSTER_GROUP.NAME,
                              nvl(
                                  field(
                                      select(groupConcat(ROSTER_GROUP_PERMISSION.PERMISSION))
                                          .from(ROSTER_GROUP_PERMISSION)
                                          .where(
                                              ROSTER_GROUP_PERMISSION.GROUP_ID.eq(
                                                  ROSTER_GROUP.ID))),
                                  inline("")))))
                  .from(ROSTER_GROUP))
          .as("directory");

  private static final JsonFactory JSON_FACTORY = new JsonFactory();

  private volatile Known known = new Known("[]", new GroupDirectory(List.of()));

  /** The groups of a row with {@link #COLUMN}. */
  GroupDirectory read(Record row) {
    String text = row.get(COLUMN).data();
    Known last = known;
    if (!last.text().equals(text)) {
      last = new Known(text, parsed(text));
      known = last;
    }
    return last.directory();
  }

  private static GroupDirectory parsed(String text) {
    List<Group> groups = new ArrayList<>();
    try (JsonParser json = JSON_FACTORY.createParser(text)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.START_ARRAY) {
        groups.add(
            new Group(
                new GroupId(json.nextLongValue(0)),
                json.nextTextValue(),
                permissions(json.nextTextValue())));
        json.nextToken();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new GroupDirectory(groups);
  }

  /** A permission that this program does not know permits nothing. */
  private static Set<Permission> permissions(String keys) {
    return Arrays.stream(keys.split(","))
        .map(Permission::ofKey)
        .flatMap(Optional::stream)
        .collect(Collectors.toSet());
  }

  private record Known(String text, GroupDirectory directory) {}
}
