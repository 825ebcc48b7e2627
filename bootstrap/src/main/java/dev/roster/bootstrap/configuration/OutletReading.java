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
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Reads how each channel is set up; of channels that are not asked for nothing is read. Not
 * thread-safe.
 *
 * @param settings all values
 * @param report takes what is wrong, by key
 */
record OutletReading(Settings settings, BiConsumer<Key, String> report) {

  private static final String PAIRS =
      "must be names with values, as default=VALUE, with blanks between";

  /** A name and its value. */
  private record Pair(String name, String value) {}

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
    Set<String> names = listed(Key.CHANNELS);
    if (!known.containsAll(names)) {
      report.accept(Key.CHANNELS, "must be some of mail, webhook and kafka");
      return Set.of();
    }
    return names.stream().map(Channel::new).collect(Collectors.toUnmodifiableSet());
  }

  private Map<Channel, OutletLimits> limits(Set<Channel> asked) {
    Map<Channel, OutletLimits> limits = new HashMap<>();
    for (Channel channel : asked) {
      read(key(channel, "rate"), () -> limits(channel))
          .ifPresent(read -> limits.put(channel, read));
    }
    return limits;
  }

  private OutletLimits limits(Channel channel) {
    OutletLimits read =
        new OutletLimits(
            number(key(channel, "rate")),
            number(key(channel, "atOnce")),
            number(key(channel, "tries")),
            number(key(channel, "timeout")));
    Set<ConstraintViolation<OutletLimits>> broken = BeanValidator.get().validate(read);
    broken.forEach(
        each -> report.accept(key(channel, each.getPropertyPath().toString()), each.getMessage()));
    if (!broken.isEmpty()) {
      throw new Reported();
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
        .filter(asked -> !text(first).isEmpty())
        .flatMap(asked -> read(first, () -> made.apply(asked.ofTry())));
  }

  private <T> Optional<T> read(Key key, Supplier<T> made) {
    try {
      return Optional.of(made.get());
    } catch (Reported already) {
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      report.accept(key, e.getMessage());
      return Optional.empty();
    }
  }

  private MailSettings mail(Duration ofTry) {
    int port = number(Key.MAIL_PORT);
    MailSettings.Encryption encryption = value(Key.MAIL_ENCRYPTION, this::encryption);
    Sender sender =
        value(Key.MAIL_FROM, () -> new Sender(text(Key.MAIL_FROM), text(Key.MAIL_NAME)));
    Optional<MailSettings.Login> login =
        Optional.of(text(Key.MAIL_USER))
            .filter(user -> !user.isEmpty())
            .map(user -> new MailSettings.Login(user, text(Key.MAIL_PASSWORD), false));
    return new MailSettings(
        text(Key.MAIL_HOST), port, encryption, login, sender, MailSettings.Limits.of(ofTry));
  }

  private MailSettings.Encryption encryption() {
    return Arrays.stream(MailSettings.Encryption.values())
        .filter(each -> each.name().equalsIgnoreCase(text(Key.MAIL_ENCRYPTION)))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("must be starttls, tls or none"));
  }

  private int number(Key key) {
    return value(
        key,
        () -> {
          if (!text(key).matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException("must be a whole number");
          }
          return Integer.parseInt(text(key));
        });
  }

  private WebhookSettings webhook(Duration ofTry) {
    Map<String, List<WebhookSecret>> secrets =
        value(
            Key.WEBHOOK_SECRETS,
            () ->
                pairs(Key.WEBHOOK_SECRETS).stream()
                    .collect(
                        Collectors.groupingBy(
                            Pair::name,
                            Collectors.mapping(
                                pair -> new WebhookSecret(pair.value()), Collectors.toList()))));
    Map<String, WebhookDestination> destinations = new LinkedHashMap<>();
    for (Pair pair : pairs(Key.WEBHOOK_URLS)) {
      WebhookDestination destination =
          new WebhookDestination(uri(pair.value()), secrets.getOrDefault(pair.name(), List.of()));
      if (destinations.put(pair.name(), destination) != null) {
        throw new IllegalArgumentException("names one destination twice");
      }
    }
    if (!destinations.keySet().containsAll(secrets.keySet())) {
      throw new IllegalArgumentException("has no URL for every name in webhook.secrets");
    }
    List<Network> allowed =
        value(
            Key.WEBHOOK_NETWORKS,
            () -> listed(Key.WEBHOOK_NETWORKS).stream().sorted().map(Network::of).toList());
    return new WebhookSettings(source(), destinations, allowed, WebhookSettings.Limits.of(ofTry));
  }

  private KafkaSettings kafka(Duration ofTry) {
    Map<String, String> topics =
        pairs(Key.KAFKA_TOPICS).stream().collect(Collectors.toMap(Pair::name, Pair::value));
    Map<String, String> own = value(Key.KAFKA_PROPERTIES, this::properties);
    return new KafkaSettings(source(), text(Key.KAFKA_SERVERS), topics, own, ofTry);
  }

  private Map<String, String> properties() {
    String file = text(Key.KAFKA_PROPERTIES);
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
    return value(Key.DELIVERIES_SOURCE, () -> uri(text(Key.DELIVERIES_SOURCE)));
  }

  /** Does not repeat what it was given. */
  private static URI uri(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("must be URIs", e);
    }
  }

  /** What has been reported is not reported again, of another key. */
  private static final class Reported extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
  }

  private <T> T value(Key key, Supplier<T> made) {
    return read(key, made).orElseThrow(Reported::new);
  }

  private List<Pair> pairs(Key key) {
    return value(
        key,
        () ->
            Arrays.stream(text(key).split("\\s+"))
                .filter(each -> !each.isEmpty())
                .map(OutletReading::pair)
                .toList());
  }

  private static Pair pair(String text) {
    int middle = text.indexOf('=');
    if (middle < 1 || middle == text.length() - 1) {
      throw new IllegalArgumentException(PAIRS);
    }
    return new Pair(text.substring(0, middle), text.substring(middle + 1));
  }

  private Set<String> listed(Key key) {
    return Reading.listed(text(key));
  }

  private String text(Key key) {
    return settings.of(key).value().strip();
  }
}
