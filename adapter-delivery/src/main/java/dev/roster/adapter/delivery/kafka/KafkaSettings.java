package dev.roster.adapter.delivery.kafka;

import static java.util.Map.entry;

import dev.roster.domain.delivery.Recipient;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Which brokers take our events, and where to. Shows no secret; immutable and thread-safe.
 *
 * @param source of the events, as CloudEvents 1.0 mean it; not empty
 * @param servers some of the brokers, {@code host:port}, joined by commas
 * @param topics by the name that rules call them by
 * @param own properties of the producer, such as those on security; none that is decided here
 * @param timeout how long a try may take, at least a tenth of a second
 */
public record KafkaSettings(
    URI source,
    String servers,
    Map<String, String> topics,
    Map<String, String> own,
    Duration timeout) {

  /** How long a try may take unless told otherwise. */
  public static final Duration TIMEOUT = Duration.ofSeconds(20);

  private static final Duration SHORTEST = Duration.ofMillis(100);

  private static final Pattern SERVERS =
      Pattern.compile("[^,\\s]+:[0-9]{1,5}(,[^,\\s]+:[0-9]{1,5})*");

  /** As Kafka has it. */
  private static final Pattern TOPIC = Pattern.compile("(?!\\.{1,2}$)[a-zA-Z0-9._-]{1,249}");

  /**
   * What makes a topic hold every event, and those of a user in order: all replicas have it, no try
   * of the library's own doubles or overtakes another, and one user is always in one partition.
   */
  private static final Map<String, Object> DECIDED =
      Map.ofEntries(
          entry(ProducerConfig.ACKS_CONFIG, "all"),
          entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
          entry(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5),
          entry(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE),
          entry(ProducerConfig.PARTITIONER_IGNORE_KEYS_CONFIG, false),
          entry(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class),
          entry(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class),
          // One message at a time is waited for.
          entry(ProducerConfig.LINGER_MS_CONFIG, 0),
          entry(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none"),
          // What the library would do beside sending.
          entry(ProducerConfig.METRIC_REPORTER_CLASSES_CONFIG, ""),
          entry(ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, false));

  /** Decided by what else is in the settings, or never wanted. */
  private static final Set<String> DECIDED_TOO =
      Set.of(
          ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
          ProducerConfig.MAX_BLOCK_MS_CONFIG,
          ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
          ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
          ProducerConfig.PARTITIONER_CLASS_CONFIG,
          ProducerConfig.TRANSACTIONAL_ID_CONFIG,
          ProducerConfig.INTERCEPTOR_CLASSES_CONFIG);

  /**
   * Copies the collections.
   *
   * @throws IllegalArgumentException if a value has another form, or a property is decided here or
   *     not understood by Kafka; it names the property, never its value
   */
  public KafkaSettings {
    topics = Map.copyOf(topics);
    own = Map.copyOf(own);
    topics.keySet().forEach(Recipient.Fixed::new);
    if (source.toString().isEmpty()) {
      throw new IllegalArgumentException("events need a source");
    }
    if (!SERVERS.matcher(servers).matches()) {
      throw new IllegalArgumentException("brokers are host:port, joined by commas");
    }
    if (!topics.values().stream().allMatch(topic -> TOPIC.matcher(topic).matches())) {
      throw new IllegalArgumentException("a topic is 1 to 249 of a-z, A-Z, 0-9, '.', '_' and '-'");
    }
    if (timeout.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException("a try takes a tenth of a second");
    }
    requireFree(own);
    requireUnderstood(properties(servers, own, timeout));
  }

  /** All properties of the producer. */
  Map<String, Object> properties() {
    return properties(servers, own, timeout);
  }

  private static void requireFree(Map<String, String> own) {
    for (String key : new TreeSet<>(own.keySet())) {
      if (DECIDED.containsKey(key) || DECIDED_TOO.contains(key)) {
        throw new IllegalArgumentException("'%s' is not free to choose".formatted(key));
      }
    }
  }

  private static void requireUnderstood(Map<String, Object> properties) {
    Map<String, String> texts = new HashMap<>();
    properties.forEach(
        (key, value) ->
            texts.put(key, value instanceof Class<?> type ? type.getName() : value.toString()));
    for (ConfigValue value : ProducerConfig.configDef().validate(texts)) {
      if (!value.errorMessages().isEmpty()) {
        throw new IllegalArgumentException(
            "Kafka does not understand '%s'".formatted(value.name()));
      }
    }
  }

  /**
   * Half the time is for finding the broker, half for writing, with a second try if one is lost.
   */
  private static Map<String, Object> properties(
      String servers, Map<String, String> own, Duration timeout) {
    int half = Math.toIntExact(timeout.toMillis() / 2);
    Map<String, Object> all = new HashMap<>(own);
    all.putIfAbsent(ProducerConfig.CLIENT_ID_CONFIG, "roster");
    all.putAll(DECIDED);
    all.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
    all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, half);
    all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, half);
    all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, half / 2);
    return all;
  }

  @Override
  public String toString() {
    return "KafkaSettings[topics=%s, timeout=%s]".formatted(topics, timeout);
  }
}
