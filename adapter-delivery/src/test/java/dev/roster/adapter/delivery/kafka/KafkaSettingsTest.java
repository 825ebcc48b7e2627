package dev.roster.adapter.delivery.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be said of brokers. */
class KafkaSettingsTest {

  private static final URI SOURCE = URI.create("/roster");
  private static final Duration TIMEOUT = KafkaSettings.TIMEOUT;

  @ParameterizedTest
  @CsvSource({
    "acks, 1",
    "acks, all",
    "enable.idempotence, false",
    "max.in.flight.requests.per.connection, 1",
    "retries, 0",
    "delivery.timeout.ms, 86400000",
    "request.timeout.ms, 86400000",
    "max.block.ms, 86400000",
    "linger.ms, 1000",
    "partitioner.class, org.apache.kafka.clients.producer.RoundRobinPartitioner",
    "partitioner.ignore.keys, true",
    "transactional.id, x",
    "interceptor.classes, x",
    "bootstrap.servers, other:9092",
    "key.serializer, x",
    "value.serializer, x",
    "compression.type, zstd"
  })
  void what_keeps_events_and_their_order_is_not_free_to_choose(String key, String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> own(Map.of(key, value)))
        .withMessage("'%s' is not free to choose", key);
  }

  @Test
  void nothing_is_lost_or_overtaken_whatever_is_added() {
    assertThat(own(Map.of("client.id", "ours", "batch.size", "0")).properties())
        .containsEntry("acks", "all")
        .containsEntry("enable.idempotence", true)
        .containsEntry("max.in.flight.requests.per.connection", 5)
        .containsEntry("client.id", "ours")
        .containsEntry("batch.size", "0");
  }

  @Test
  void a_try_ends_within_its_time() {
    assertThat(own(Map.of()).properties())
        .containsEntry("max.block.ms", 10_000)
        .containsEntry("delivery.timeout.ms", 10_000)
        .containsEntry("request.timeout.ms", 5_000);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings("b:1", "topic", Map.of(), Duration.ofMillis(99)));
  }

  @Test
  void security_is_added_and_not_shown() {
    KafkaSettings settings =
        own(
            Map.of(
                "security.protocol", "SASL_SSL",
                "sasl.mechanism", "PLAIN",
                "sasl.jaas.config", "hunter2"));
    assertThat(settings.properties())
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("sasl.jaas.config", "hunter2");
    assertThat(settings.toString()).doesNotContain("hunter2", "localhost");
  }

  @ParameterizedTest
  @CsvSource({"security.protocol, hunter2", "batch.size, hunter2"})
  void a_value_that_kafka_does_not_take_is_noticed_at_once(String key, String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> own(Map.of(key, value)))
        .withMessageContaining(key)
        .withMessageNotContaining("hunter2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "localhost", "localhost:", ":9092", "a:1,", "a:1 b:2", "a:x"})
  void brokers_have_a_host_and_a_port(String servers) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(servers, "topic", Map.of(), TIMEOUT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a b", "通知", "a/b"})
  void a_topic_has_a_name_that_kafka_takes(String topic) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings("a:1", topic, Map.of(), TIMEOUT));
  }

  private static KafkaSettings own(Map<String, String> properties) {
    return settings("localhost:9092,[::1]:9093", "a.b_c-1", properties, TIMEOUT);
  }

  private static KafkaSettings settings(
      String servers, String topic, Map<String, String> own, Duration timeout) {
    return new KafkaSettings(SOURCE, servers, Map.of("default", topic), own, timeout);
  }
}
