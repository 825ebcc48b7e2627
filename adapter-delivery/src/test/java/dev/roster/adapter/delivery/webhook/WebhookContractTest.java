package dev.roster.adapter.delivery.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roster.application.port.DeliveryChannel;
import dev.roster.contracts.DeliveryChannelContract;
import dev.roster.domain.delivery.Recipient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Webhooks keep the promises of every channel. */
class WebhookContractTest extends DeliveryChannelContract {

  @Override
  protected Destination newDestination(Behaviour behaviour) throws IOException {
    Receiver receiver = Receiver.that(manner(behaviour));
    if (behaviour == Behaviour.DOWN) {
      receiver.close();
    }
    DeliveryChannel channel =
        behaviour == Behaviour.HANGS
            ? Samples.hasty(receiver.url())
            : Samples.channel(receiver.url());
    return new Hook(receiver, channel, behaviour);
  }

  private static Receiver.Manner manner(Behaviour behaviour) {
    return switch (behaviour) {
      case ACCEPTS, DOWN -> Receiver.text(Receiver.OK);
      case REFUSES -> Receiver.text(Receiver.status(410));
      case FAILS -> Receiver.text(Receiver.status(500));
      case HANGS -> Receiver.silence();
    };
  }

  private record Hook(Receiver receiver, DeliveryChannel channel, Behaviour behaviour)
      implements Destination {

    @Override
    public Recipient recipient() {
      return new Recipient.Fixed(address());
    }

    @Override
    public String address() {
      return "audit";
    }

    @Override
    public List<String> secrets() {
      return List.of(
          "127.0.0.1",
          Integer.toString(receiver.port()),
          "secret-path",
          "secret-key",
          Samples.SECRET.text().substring("whsec_".length()));
    }

    @Override
    public List<Received> received() {
      return behaviour == Behaviour.ACCEPTS
          ? receiver.requests.stream().map(Hook::received).toList()
          : List.of();
    }

    private static Received received(Receiver.Request request) {
      try {
        JsonNode data = request.json().path("data");
        return new Received(
            request.header("webhook-id"), data.path("title").asText(), data.path("text").asText());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      channel.close();
      try {
        receiver.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
