package dev.roster.adapter.jooq;

import static dev.roster.adapter.jooq.schema.Tables.ROSTER_NOTICE;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.roster.application.port.Inbox;
import dev.roster.domain.notice.Notice;
import dev.roster.domain.notice.NoticeId;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.Record;

/** A notice as columns: its id, and its variables as a JSON object of texts. */
final class NoticeRow {

  private static final JsonFactory JSON = new JsonFactory();

  private NoticeRow() {}

  static Inbox.Entry read(Record row) {
    return new Inbox.Entry(
        row.get(ROSTER_NOTICE.ID),
        new Notice(
            new NoticeId(row.get(ROSTER_NOTICE.NOTICE_ID)),
            variables(row.get(ROSTER_NOTICE.VARIABLES))),
        Millis.time(row.get(ROSTER_NOTICE.CREATED_AT)),
        Millis.timeIfAny(row.get(ROSTER_NOTICE.READ_AT)));
  }

  /** The variables of a notice as JSON, in the order of their names. */
  static String variables(Notice notice) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      for (Map.Entry<String, String> variable : new TreeMap<>(notice.variables()).entrySet()) {
        json.writeStringField(variable.getKey(), variable.getValue());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** What {@link #variables(Notice)} has written. */
  static Map<String, String> variables(String text) {
    Map<String, String> variables = new HashMap<>();
    try (JsonParser json = JSON.createParser(text)) {
      json.nextToken();
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        variables.put(name, json.nextTextValue());
      }
      if (json.currentToken() != JsonToken.END_OBJECT) {
        throw new IllegalStateException("storage holds a notice whose variables are no object");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return variables;
  }
}
