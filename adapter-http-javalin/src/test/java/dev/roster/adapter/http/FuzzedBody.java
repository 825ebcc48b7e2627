package dev.roster.adapter.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * Makes a body of any bytes. Those that are JSON are the body themselves; any others are text that
 * is sent for one of the attributes, of which the first byte says which. So mutations that break
 * the JSON are not lost.
 */
final class FuzzedBody {

  /** Half of a surrogate pair has an escape and no UTF-8. */
  static final JsonMapper ESCAPING_WRITER =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private static final List<String> DISCUZ =
      List.of(
          "signature",
          "username",
          "mobile",
          "email",
          "newPassword",
          "payPassword",
          "register_reason",
          "expired_at",
          "status",
          "groupId");

  private static final List<String> WEIDU =
      List.of(
          "nickname",
          "avatar_url",
          "city",
          "province",
          "country",
          "gender",
          "level",
          "major",
          "desc",
          "username");

  private FuzzedBody() {}

  /** The body of a patch of seed 003. */
  static byte[] discuz(byte[] input) {
    return of(input, DISCUZ, FuzzedBody::discuz);
  }

  /** The body of an update of seed 000. */
  static byte[] weidu(byte[] input) {
    return of(input, WEIDU, (name, text) -> StrictJson.object().put(name, text));
  }

  /** With all that a change of this attribute needs. */
  private static JsonNode discuz(String name, String text) {
    ObjectNode document = StrictJson.object();
    ObjectNode attributes = document.putObject("data").putObject("attributes");
    attributes.put("password", Trial.PASSWORD).put(name, text);
    if (name.equals("newPassword")) {
      attributes.put("password_confirmation", text);
    }
    if (name.equals("payPassword")) {
      attributes.put("pay_password_confirmation", text);
    }
    return document;
  }

  private static byte[] of(
      byte[] input, List<String> names, BiFunction<String, String, JsonNode> document) {
    try {
      StrictJson.read(input);
      return input;
    } catch (Refusal noJson) {
      if (input.length == 0) {
        return input;
      }
    }
    String name = names.get(Byte.toUnsignedInt(input[0]) % names.size());
    String text = text(ByteBuffer.wrap(input, 1, input.length - 1).slice());
    try {
      return ESCAPING_WRITER.writeValueAsBytes(document.apply(name, text));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }

  /** UTF-8, or else UTF-16: so that there are halves of pairs too. */
  private static String text(ByteBuffer bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate()).toString();
    } catch (CharacterCodingException e) {
      StringBuilder units = new StringBuilder();
      IntStream.range(0, bytes.remaining() / Character.BYTES)
          .forEach(i -> units.append(bytes.getChar(i * Character.BYTES)));
      return units.toString();
    }
  }
}
