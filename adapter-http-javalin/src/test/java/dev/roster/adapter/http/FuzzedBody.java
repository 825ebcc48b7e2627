package dev.roster.adapter.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** Makes a body of any bytes. */
final class FuzzedBody {

  /** Half of a surrogate pair has an escape and no UTF-8. */
  static final JsonMapper ESCAPING_WRITER =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private FuzzedBody() {}

  /**
   * The bytes themselves where they are JSON; any others are text that is sent for one of the
   * attributes: the first byte says for which. So mutations that break the JSON are not lost.
   *
   * @param document makes a document of a name and a text
   */
  static byte[] of(
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
