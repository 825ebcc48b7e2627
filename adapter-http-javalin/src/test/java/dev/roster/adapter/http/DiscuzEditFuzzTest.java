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
import dev.roster.domain.user.User;
import java.io.IOException;
import java.util.List;

/** The whole way of a patch of seed 003, from its bytes to what is stored and answered. */
class DiscuzEditFuzzTest {

  private static final ObjectMapper OTHER_READER = new ObjectMapper();

  @FuzzTest
  void any_bytes_are_refused_or_stored_as_they_were_sent(byte[] input) throws IOException {
    byte[] body = FuzzedBody.discuz(input);
    edit(SmallWorld.MEMBER, SmallWorld.MEMBER, body);
    edit(SmallWorld.ADMIN, SmallWorld.PENDING, body);
  }

  private static void edit(UserId actor, UserId target, byte[] body) throws IOException {
    DiscuzPatch sent;
    try {
      sent = DiscuzPatch.read(StrictJson.read(body), target.value());
    } catch (Refusal unreadable) {
      return;
    }
    SmallWorld world = new SmallWorld();
    List<Object> everything = world.everything();
    User before = world.user(target);
    EditUser.Edited edited;
    try {
      EditUser.Command command =
          new EditUser.Command(
              ActorRef.trusted(actor), UserRef.of(target), sent.patch(), sent.expected(), "");
      edited = Exchange.orRefuse(world.roster.editUser().edit(command));
    } catch (Refusal refusal) {
      assertThat(world.everything()).isEqualTo(everything);
      return;
    }
    JsonNode attributes = OTHER_READER.readTree(body).at("/data/attributes");
    User after = world.user(target);
    AsSent.check(edited.changed(), attribute -> attributes.path(attribute.key()), before, after);
    JsonNode shown =
        answered(
            new DiscuzUser(Trial.POLICY, new Resources(JsonApi.DISCUZ)).resource(edited.user()));
    assertThat(shown.at("/attributes/signature").textValue())
        .isEqualTo(after.profile().signature().text());
    assertThat(shown.at("/attributes/username").textValue()).isEqualTo(after.username().text());
    ObjectNode names = StrictJson.object();
    sent.unapplied().forEach(names::put);
    assertThat(answered(names)).isEqualTo(names);
  }

  /** What a client reads of a document. */
  private static JsonNode answered(ObjectNode document) throws IOException {
    return OTHER_READER.readTree(StrictJson.bytes(document));
  }
}
