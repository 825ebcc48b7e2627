package dev.roster.benchmark.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.benchmark.delivery.Receiver.Taken;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReceiverTest {

  @Test
  void what_comes_is_taken_and_remembered_with_its_own_time_and_that_of_its_coming()
      throws Exception {
    try (Receiver receiver = Receiver.start()) {
      assertThat(Receiver.taken(receiver.port())).isEmpty();
      Instant time = Instant.now().truncatedTo(ChronoUnit.MILLIS);
      for (String id : List.of("delivery-1", "delivery-2")) {
        assertThat(send(receiver, "{\"id\":\"%s\",\"time\":\"%s\"}".formatted(id, time)))
            .isEqualTo(204);
      }
      Instant end = Instant.now();
      List<Taken> taken = awaitTaken(receiver, 2);
      assertThat(taken).map(Taken::id).containsExactlyInAnyOrder("delivery-1", "delivery-2");
      assertThat(taken)
          .allSatisfy(
              each -> {
                assertThat(each.span().begin()).isEqualTo(time);
                assertThat(each.span().end()).isBetween(time, end);
              });
    }
  }

  private static int send(Receiver receiver, String body) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(Receiver.hook(receiver.port())))
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.discarding())
        .statusCode();
  }

  /** It answers first, and remembers then. */
  private static List<Taken> awaitTaken(Receiver receiver, int count) throws Exception {
    List<Taken> taken = Receiver.taken(receiver.port());
    long begin = System.nanoTime();
    while (taken.size() < count && System.nanoTime() - begin < 10_000_000_000L) {
      taken = Receiver.taken(receiver.port());
    }
    return taken;
  }
}
