package dev.roster.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.PatchField;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whatever object comes in, each of its attributes is in the patch, named as unapplied, or blank.
 */
class DiscuzPatchFuzzTest {

  private static final long ID = 4;

  @FuzzTest
  void any_object_is_refused_or_read_without_loss(byte[] input) {
    ObjectNode document;
    DiscuzPatch read;
    try {
      document = StrictJson.read(FuzzedBody.discuz(input));
      read = DiscuzPatch.read(document, ID);
    } catch (Refusal refusal) {
      assertThat(refusal.rejections()).isEmpty();
      assertThat(refusal.unreadable().orElseThrow().code().status()).isIn(List.of(400, 409));
      return;
    }
    assertThat(read.patch().attributes().size() + read.unapplied().size())
        .isLessThanOrEqualTo(document.at("/data/attributes").size());
    for (Map.Entry<String, JsonNode> sent : document.at("/data/attributes").properties()) {
      Optional<PatchField<?>> field =
          Arrays.stream(Attribute.values())
              .filter(attribute -> attribute.key().equals(sent.getKey()))
              .<PatchField<?>>map(read.patch()::field)
              .findFirst();
      if (!read.unapplied().containsKey(sent.getKey())) {
        assertRead(field.orElseThrow(), sent.getValue());
      }
    }
  }

  private static void assertRead(PatchField<?> field, JsonNode sent) {
    boolean blank = sent.isNull() || sent.isTextual() && sent.textValue().isEmpty();
    boolean asSent = field.fold(() -> blank, () -> blank, value -> AsSent.says(value, sent));
    assertThat(asSent).isTrue();
  }
}
