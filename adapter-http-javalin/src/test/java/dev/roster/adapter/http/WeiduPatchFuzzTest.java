package dev.roster.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roster.domain.identity.PublicId;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.UserPatch;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Whatever object comes in, the patch holds what it says of the writable attributes, no more. */
class WeiduPatchFuzzTest {

  @FuzzTest
  void any_object_is_refused_or_read_without_loss(byte[] input) {
    ObjectNode document;
    Optional<PublicId> target;
    Map<Attribute, String> names = new EnumMap<>(Attribute.class);
    UserPatch patch;
    try {
      document = StrictJson.read(FuzzedBody.weidu(input));
      target = WeiduPatch.target(document);
      patch = WeiduPatch.read(document, names::put);
    } catch (Refusal refusal) {
      assertThat(refusal.rejections()).isEmpty();
      assertThat(refusal.unreadable().orElseThrow().code().status()).isEqualTo(400);
      return;
    }
    assertThat(target.map(PublicId::text).orElse(null)).isEqualTo(document.path("id").textValue());
    for (Attribute attribute : patch.attributes()) {
      JsonNode sent = document.path(names.getOrDefault(attribute, attribute.key()));
      assertThat(
              patch
                  .field(attribute)
                  .<Boolean>fold(() -> false, () -> false, raw -> AsSent.says(raw, sent)))
          .isTrue();
    }
  }
}
