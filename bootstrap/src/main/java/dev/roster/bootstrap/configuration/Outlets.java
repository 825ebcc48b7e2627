package dev.roster.bootstrap.configuration;

import dev.roster.adapter.delivery.kafka.KafkaSettings;
import dev.roster.adapter.delivery.mail.MailSettings;
import dev.roster.adapter.delivery.webhook.WebhookSettings;
import dev.roster.application.delivery.ChannelLimits;
import dev.roster.domain.delivery.Channel;
import dev.roster.domain.delivery.DeliveryRules;
import dev.roster.domain.delivery.Recipient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The channels that notices leave over, how each is set up, and how fast they are.
 *
 * <p>Shows no secret. Immutable and thread-safe. See {@link Key} for what each value means.
 *
 * @param channels that notices are to leave over, some of {@link #KNOWN}; copied
 * @param mail how it is set up; empty if it is not
 * @param webhook how it is set up; empty if it is not
 * @param kafka how it is set up; empty if it is not
 * @param limits of each channel; copied
 */
public record Outlets(
    Set<Channel> channels,
    Optional<MailSettings> mail,
    Optional<WebhookSettings> webhook,
    Optional<KafkaSettings> kafka,
    Map<Channel, ChannelLimits> limits) {

  /** Those that there are. */
  static final Set<Channel> KNOWN =
      Set.of(DeliveryRules.MAIL, DeliveryRules.WEBHOOK, DeliveryRules.KAFKA);

  /** Copies the collections. */
  public Outlets {
    channels = Set.copyOf(channels);
    limits = Map.copyOf(limits);
  }

  /**
   * Whether a channel sends to what a rule names, as far as that is known: a channel that is not
   * set up yet may.
   */
  public boolean reaches(Channel channel, Recipient recipient) {
    if (channel.equals(DeliveryRules.MAIL)) {
      return !(recipient instanceof Recipient.Fixed);
    }
    Optional<Set<String>> destinations =
        channel.equals(DeliveryRules.WEBHOOK)
            ? webhook.map(settings -> settings.destinations().keySet())
            : kafka.map(settings -> settings.topics().keySet());
    return recipient.fold(
        () -> false,
        group -> false,
        name -> destinations.filter(known -> !known.contains(name)).isEmpty());
  }

  /**
   * Checks that every channel can send.
   *
   * @throws InvalidConfiguration if one is not set up
   */
  public void requireSetUp() {
    List<String> problems =
        Stream.of(
                missing(DeliveryRules.MAIL, mail, Key.MAIL_HOST),
                missing(DeliveryRules.WEBHOOK, webhook, Key.WEBHOOK_URLS),
                missing(DeliveryRules.KAFKA, kafka, Key.KAFKA_SERVERS))
            .flatMap(Optional::stream)
            .toList();
    if (!problems.isEmpty()) {
      throw new InvalidConfiguration(problems);
    }
  }

  private Optional<String> missing(Channel channel, Optional<?> settings, Key first) {
    return channels.contains(channel) && settings.isEmpty()
        ? Optional.of("%s: is needed for the channel %s".formatted(first.text(), channel.name()))
        : Optional.empty();
  }
}
