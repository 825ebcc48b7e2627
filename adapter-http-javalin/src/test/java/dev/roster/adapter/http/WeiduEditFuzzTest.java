package dev.roster.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roster.application.EditUser;
import dev.roster.application.UserRef;
import dev.roster.application.port.ActorRef;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.patch.Attribute;
import dev.roster.domain.patch.UserPatch;
import dev.roster.domain.user.User;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The whole way of an update of seed 000, from its bytes to what is stored and answered. */
class WeiduEditFuzzTest {

  private static final ObjectMapper OTHER_READER = new ObjectMapper();

  @FuzzTest
  void any_bytes_are_refused_or_stored_as_they_were_sent(byte[] input) throws IOException {
    byte[] body = FuzzedBody.weidu(input);
    edit(SmallWorld.ADMIN, body);
    edit(SmallWorld.MEMBER, body);
  }

  private static void edit(UserId actor, byte[] body) throws IOException {
    Map<Attribute, String> names = new EnumMap<>(Attribute.class);
    UserRef target;
    UserPatch patch;
    try {
      ObjectNode document = StrictJson.read(body);
      target = WeiduPatch.target(document).map(UserRef::of).orElse(UserRef.of(SmallWorld.MEMBER));
      patch = WeiduPatch.read(document, names::put);
    } catch (Refusal unreadable) {
      return;
    }
    SmallWorld world = new SmallWorld();
    List<Object> everything = world.everything();
    User before = world.user(SmallWorld.MEMBER);
    EditUser.Edited edited;
    try {
      EditUser.Command command = EditUser.Command.of(ActorRef.trusted(actor), target, patch);
      edited = Exchange.orRefuse(world.roster.editUser().edit(command));
    } catch (Refusal refusal) {
      assertThat(world.everything()).isEqualTo(everything);
      return;
    }
    assertThat(edited.user().id()).isEqualTo(SmallWorld.MEMBER);
    JsonNode sent = OTHER_READER.readTree(body);
    User after = world.user(SmallWorld.MEMBER);
    AsSent.check(
        edited.changed(),
        attribute -> sent.path(names.getOrDefault(attribute, attribute.key())),
        before,
        after);
    JsonNode shown = OTHER_READER.readTree(StrictJson.bytes(WeiduUser.of(edited.user())));
    assertThat(shown.path("nickname").textValue()).isEqualTo(after.profile().nickname().text());
    assertThat(shown.path("desc").textValue()).isEqualTo(after.profile().description().text());
  }
}
