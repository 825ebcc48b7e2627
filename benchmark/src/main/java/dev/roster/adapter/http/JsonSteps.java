package dev.roster.adapter.http;

import dev.roster.application.UserRef;
import dev.roster.application.UserView;
import dev.roster.application.ViewUser;
import dev.roster.application.port.ActorRef;
import dev.roster.benchmark.jmh.TwoUsers;
import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Reading a request and writing an answer, as the server does. In the package of the adapter, since
 * nobody else may call these steps.
 */
@State(Scope.Benchmark)
public class JsonSteps {

  private final byte[] request =
      """
      {"data":{"type":"users","id":"2","attributes":{"signature":"to be or not to be"}}}"""
          .getBytes(StandardCharsets.UTF_8);

  private UserDocuments documents;
  private UserView view;

  /** Makes users, and what one of them sees of itself. */
  @Setup
  public void look() {
    TwoUsers users = TwoUsers.stored();
    documents =
        new UserDocuments(
            users.roster(), new DiscuzUser(users.roster().policy(), new Resources(JsonApi.DISCUZ)));
    ViewUser.Query query =
        new ViewUser.Query(ActorRef.trusted(users.member()), UserRef.of(users.member()));
    view = Exchange.orRefuse(users.roster().viewUser().view(query));
  }

  /** Of a request to change one's own signature. */
  @Benchmark
  public Object readAPatch() {
    return DiscuzPatch.read(StrictJson.read(request), 2);
  }

  /** With every attribute. */
  @Benchmark
  public byte[] writeAUser() {
    return StrictJson.bytes(documents.whole(view));
  }
}
