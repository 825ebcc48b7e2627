package dev.roster.bootstrap.configuration;

import dev.roster.adapter.delivery.kafka.KafkaSettings;
import dev.roster.adapter.delivery.mail.MailSettings;
import dev.roster.adapter.delivery.mail.Sender;
import dev.roster.adapter.delivery.webhook.Network;
import dev.roster.adapter.delivery.webhook.WebhookDestination;
import dev.roster.adapter.delivery.webhook.WebhookSecret;
import dev.roster.adapter.delivery.webhook.WebhookSettings;
import dev.roster.domain.delivery.Channel;
import dev.roster.domain.delivery.DeliveryRules;
import jakarta.validation.ConstraintViolation;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads how each channel is set up; of channels that are not asked for nothing is read. Not
 * thread-safe.
 *
 * @param given all values, and who is told what is wrong with them
 */
record OutletReading(TypedSettings given) {

  /** What is set up, as far as it is right. */
  Outlets outlets() {
    Set<Channel> asked = channels();
    Map<Channel, OutletLimits> limits = limits(asked);
    return new Outlets(
        asked,
        of(limits, DeliveryRules.MAIL, Key.MAIL_HOST, this::mail),
        of(limits, DeliveryRules.WEBHOOK, Key.WEBHOOK_URLS, this::webhook),
        of(limits, DeliveryRules.KAFKA, Key.KAFKA_SERVERS, this::kafka),
        limits.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().forWorker())));
  }

  private Set<Channel> channels() {
    Set<String> known =
        Outlets.KNOWN.stream().map(Channel::name).collect(Collectors.toUnmodifiableSet());
    Set<String> names = given.listed(Key.CHANNELS);
    if (!known.containsAll(names)) {
      given.report().accept(Key.CHANNELS, "must be some of mail, webhook and kafka");
      return Set.of();
    }
    return names.stream().map(Channel::new).collect(Collectors.toUnmodifiableSet());
  }

  private Map<Channel, OutletLimits> limits(Set<Channel> asked) {
    Map<Channel, OutletLimits> limits = new HashMap<>();
    for (Channel channel : asked) {
      given
          .read(key(channel, "rate"), () -> limits(channel))
          .ifPresent(read -> limits.put(channel, read));
    }
    return limits;
  }

  private OutletLimits limits(Channel channel) {
    OutletLimits read =
        new OutletLimits(
            given.number(key(channel, "rate")),
            given.number(key(channel, "atOnce")),
            given.number(key(channel, "tries")),
            given.number(key(channel, "timeout")));
    Set<ConstraintViolation<OutletLimits>> broken = BeanValidator.get().validate(read);
    broken.forEach(
        each ->
            given
                .report()
                .accept(key(channel, each.getPropertyPath().toString()), each.getMessage()));
    if (!broken.isEmpty()) {
      throw new TypedSettings.Reported();
    }
    return read;
  }

  private static Key key(Channel channel, String limit) {
    return Key.ofProperty(channel.name() + "." + limit);
  }

  /** What is wrong with one value is said of it; what is wrong with all of them, of the first. */
  private <T> Optional<T> of(
      Map<Channel, OutletLimits> limits, Channel channel, Key first, Function<Duration, T> made) {
    return Optional.ofNullable(limits.get(channel))
        .filter(asked -> !given.text(first).isEmpty())
        .flatMap(asked -> given.read(first, () -> made.apply(asked.ofTry())));
  }

  private MailSettings mail(Duration ofTry) {
    int port = given.number(Key.MAIL_PORT);
    MailSettings.Encryption encryption = given.value(Key.MAIL_ENCRYPTION, this::encryption);
    Sender sender =
        given.value(
            Key.MAIL_FROM, () -> new Sender(given.text(Key.MAIL_FROM), given.text(Key.MAIL_NAME)));
    Optional<MailSettings.Login> login =
        Optional.of(given.text(Key.MAIL_USER))
            .filter(user -> !user.isEmpty())
            .map(user -> new MailSettings.Login(user, given.text(Key.MAIL_PASSWORD), false));
    return new MailSettings(
        given.text(Key.MAIL_HOST), port, encryption, login, sender, MailSettings.Limits.of(ofTry));
  }

  private MailSettings.Encryption encryption() {
    return Arrays.stream(MailSettings.Encryption.values())
        .filter(each -> each.name().equalsIgnoreCase(given.text(Key.MAIL_ENCRYPTION)))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("must be starttls, tls or none"));
  }

  private WebhookSettings webhook(Duration ofTry) {
    Map<String, List<WebhookSecret>> secrets =
        given.value(
            Key.WEBHOOK_SECRETS,
            () ->
                given.pairs(Key.WEBHOOK_SECRETS).stream()
                    .collect(
                        Collectors.groupingBy(
                            TypedSettings.Pair::name,
                            Collectors.mapping(
                                pair -> new WebhookSecret(pair.value()), Collectors.toList()))));
    Map<String, WebhookDestination> destinations = new LinkedHashMap<>();
    for (TypedSettings.Pair pair : given.pairs(Key.WEBHOOK_URLS)) {
      WebhookDestination destination =
          new WebhookDestination(
              TypedSettings.uri(pair.value()), secrets.getOrDefault(pair.name(), List.of()));
      if (destinations.put(pair.name(), destination) != null) {
        throw new IllegalArgumentException("names one destination twice");
      }
    }
    if (!destinations.keySet().containsAll(secrets.keySet())) {
      throw new IllegalArgumentException("has no URL for every name in webhook.secrets");
    }
    List<Network> allowed =
        given.value(
            Key.WEBHOOK_NETWORKS,
            () -> given.listed(Key.WEBHOOK_NETWORKS).stream().sorted().map(Network::of).toList());
    return new WebhookSettings(source(), destinations, allowed, WebhookSettings.Limits.of(ofTry));
  }

  private KafkaSettings kafka(Duration ofTry) {
    Map<String, String> topics =
        given.pairs(Key.KAFKA_TOPICS).stream()
            .collect(Collectors.toMap(TypedSettings.Pair::name, TypedSettings.Pair::value));
    Map<String, String> own = given.value(Key.KAFKA_PROPERTIES, this::properties);
    return new KafkaSettings(source(), given.text(Key.KAFKA_SERVERS), topics, own, ofTry);
  }

  private Map<String, String> properties() {
    String file = given.text(Key.KAFKA_PROPERTIES);
    Properties read = new Properties();
    if (!file.isEmpty()) {
      try (Reader reader = Files.newBufferedReader(Path.of(file))) {
        read.load(reader);
      } catch (IOException e) {
        throw new IllegalArgumentException("cannot be read", e);
      }
    }
    return read.stringPropertyNames().stream()
        .collect(Collectors.toMap(name -> name, read::getProperty));
  }

  private URI source() {
    return given.value(
        Key.DELIVERIES_SOURCE, () -> TypedSettings.uri(given.text(Key.DELIVERIES_SOURCE)));
  }
}
