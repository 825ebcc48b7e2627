package dev.roster.adapter.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads JSON as RFC 8259 has it and nothing else: UTF-8 without a byte order mark, one object, no
 * member twice, nothing behind it, not nested deeper than {@value #MAX_DEPTH}.
 */
final class StrictJson {

  private static final int MAX_DEPTH = 32;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .disable(JsonFactory.Feature.CHARSET_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .build();

  private static final ObjectReader READER =
      MAPPER.readerFor(JsonNode.class).with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

  private StrictJson() {}

  /** An empty object. */
  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** A document as bytes. */
  static byte[] bytes(JsonNode document) {
    try {
      return MAPPER.writeValueAsBytes(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }

  /**
   * The object in a body.
   *
   * <p>It is parsed as bytes: of characters, Jackson takes for a hexadecimal digit whatever looks
   * like one in its lower eight bits.
   *
   * @throws Refusal {@code malformed_json} or {@code invalid_document}
   */
  static ObjectNode read(byte[] body) {
    String text = decoded(body);
    try (JsonParser parser = MAPPER.getFactory().createParser(body)) {
      JsonNode node = READER.readTree(parser);
      requireEnd(parser);
      if (node instanceof ObjectNode object) {
        return object;
      }
      throw Refusal.of(
          text.isBlank() ? ProtocolCode.MALFORMED_JSON : ProtocolCode.INVALID_DOCUMENT);
    } catch (JsonMappingException twice) {
      throw Refusal.of(ProtocolCode.DUPLICATE_MEMBER);
    } catch (IOException malformed) {
      throw Refusal.of(ProtocolCode.MALFORMED_JSON);
    }
  }

  private static void requireEnd(JsonParser parser) {
    boolean ended;
    try {
      ended = parser.nextToken() == null;
    } catch (IOException trailing) {
      ended = false;
    }
    if (!ended) {
      throw Refusal.of(ProtocolCode.TRAILING_DATA);
    }
  }

  private static String decoded(byte[] body) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      if (text.startsWith("\uFEFF")) {
        throw Refusal.of(ProtocolCode.MALFORMED_JSON);
      }
      return text;
    } catch (CharacterCodingException e) {
      throw Refusal.of(ProtocolCode.MALFORMED_JSON);
    }
  }
}
