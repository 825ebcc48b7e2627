package dev.roster.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roster.domain.form.Malformed;
import dev.roster.domain.identity.PublicId;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.PatchField;
import dev.roster.domain.patch.UserPatch;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Reads the body of {@code PUT .../users/update} (seed 000, request payload): absent and null keep,
 * {@code ""} clears. Whatever else is sent, secrets and numbers that the server owns included, is
 * ignored.
 */
final class WeiduPatch {

  private static final String ID = "id";
  private static final String DESCRIPTION = "description";
  private static final Set<Attribute> WRITABLE = writable();

  private WeiduPatch() {}

  /**
   * The user that the body names, or empty if it names none.
   *
   * @throws Refusal {@code invalid_document} if it is no public id
   */
  static Optional<PublicId> target(ObjectNode body) {
    JsonNode id = body.path(ID);
    if (id.isMissingNode() || id.isNull()) {
      return Optional.empty();
    }
    return Optional.of(publicId(id.isTextual() ? id.textValue() : "", ID));
  }

  /**
   * A public id.
   *
   * @param field what it was sent as
   * @throws Refusal {@code invalid_document} if it is none
   */
  static PublicId publicId(String text, String field) {
    try {
      return new PublicId(text);
    } catch (Malformed malformed) {
      throw Refusal.of(ProtocolCode.INVALID_DOCUMENT, field);
    }
  }

  /**
   * What is to change.
   *
   * @param sentAs is told which attribute was sent by another name than its own
   */
  static UserPatch read(ObjectNode body, BiConsumer<Attribute, String> sentAs) {
    UserPatch patch = UserPatch.EMPTY;
    for (Attribute attribute : WRITABLE) {
      JsonNode value = value(body, attribute, sentAs);
      if (!value.isMissingNode() && !value.isNull()) {
        patch = patch.with(attribute, PatchField.replace(RawValues.of(value)));
      }
    }
    return patch;
  }

  /** Later pages of the same API call {@code desc} by another name. */
  private static JsonNode value(
      ObjectNode body, Attribute attribute, BiConsumer<Attribute, String> sentAs) {
    if (attribute == Attribute.DESCRIPTION && !body.has(attribute.key()) && body.has(DESCRIPTION)) {
      sentAs.accept(attribute, DESCRIPTION);
      return body.path(DESCRIPTION);
    }
    return body.path(attribute.key());
  }

  private static Set<Attribute> writable() {
    Set<Attribute> writable = EnumSet.range(Attribute.NICKNAME, Attribute.DESCRIPTION);
    writable.add(Attribute.USERNAME);
    return writable;
  }
}
