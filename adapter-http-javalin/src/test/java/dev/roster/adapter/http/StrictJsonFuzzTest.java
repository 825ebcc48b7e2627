package dev.roster.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Whatever bytes come in, they are refused, or are JSON and read as what they say. */
class StrictJsonFuzzTest {

  /** Reads bytes where ours reads text, by other code of the same library. */
  private static final ObjectMapper OTHER_READER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  @FuzzTest
  void any_bytes_are_refused_or_read_as_they_are(byte[] body) throws IOException {
    ObjectNode read;
    try {
      read = StrictJson.read(body);
    } catch (Refusal refusal) {
      assertThat(refusal.rejections()).isEmpty();
      assertThat(refusal.unreadable().orElseThrow().code().key())
          .isIn(List.of("malformed_json", "invalid_document"));
      return;
    }
    assertThat(new String(body, StandardCharsets.UTF_8).strip()).startsWith("{").endsWith("}");
    assertThat(read).isEqualTo(OTHER_READER.readTree(body));
    if (finite(read)) {
      assertThat(StrictJson.read(FuzzedBody.ESCAPING_WRITER.writeValueAsBytes(read)))
          .isEqualTo(read);
    }
  }

  /** A number beyond the range of doubles is read as infinity, which JSON cannot write. */
  private static boolean finite(JsonNode node) {
    boolean finite = !node.isDouble() || Double.isFinite(node.doubleValue());
    for (JsonNode child : node) {
      finite = finite && finite(child);
    }
    return finite;
  }
}
