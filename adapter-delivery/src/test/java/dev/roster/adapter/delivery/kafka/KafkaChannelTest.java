package dev.roster.adapter.delivery.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roster.application.port.DeliveryChannel;
import dev.roster.application.port.DeliveryChannel.Sent;
import dev.roster.application.port.Message;
import dev.roster.contracts.DeliveryChannelContract;
import dev.roster.domain.delivery.DeliveryRules;
import dev.roster.domain.delivery.Recipient;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.notice.Language;
import dev.roster.domain.notice.Notice;
import dev.roster.domain.notice.NoticeId;
import dev.roster.domain.notice.NoticeTemplate;
import dev.roster.domain.permission.GroupId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kafka keeps the promises of every channel, and some of its own. */
class KafkaChannelTest extends DeliveryChannelContract {

  private static final Duration PATIENT = Duration.ofSeconds(20);
  private static final Duration HASTY = Duration.ofMillis(400);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path folder;

  private static Broker broker;
  private static int topics;

  @BeforeAll
  static void start() throws Exception {
    broker = new Broker(folder);
    broker.start();
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Override
  protected Destination newDestination(Behaviour behaviour) throws Exception {
    return switch (behaviour) {
      case ACCEPTS -> topic(Map.of(), PATIENT);
      case REFUSES -> topic(Map.of("max.message.bytes", "1"), PATIENT);
      // It knows no such topic.
      case FAILS -> elsewhere(broker.address(), () -> {});
      case HANGS -> {
        ServerSocket silent = silent();
        yield elsewhere(address(silent), silent::close);
      }
      case DOWN -> {
        ServerSocket nobody = silent();
        nobody.close();
        yield elsewhere(address(nobody), () -> {});
      }
    };
  }

  @Test
  void an_event_is_written_as_the_kafka_binding_of_cloudevents_says() throws Exception {
    try (Topic there = topic(Map.of(), PATIENT)) {
      assertThat(there.channel().send(message(5, 7))).isEqualTo(new Sent.Accepted());
      ConsumerRecord<String, byte[]> written = broker.read(there.name()).get(0);
      assertThat(written.key()).isEqualTo("5");
      assertThat(written.headers())
          .extracting(header -> header.key() + "=" + text(header.value()))
          .containsExactlyInAnyOrder(
              "ce_specversion=1.0",
              "ce_id=5-7",
              "ce_source=https://roster.example/",
              "ce_type=dev.roster.notice.10",
              "ce_subject=5",
              "ce_time=2026-11-01T12:58:26.123Z",
              "content-type=application/json");
      assertThat(JSON.readTree(written.value()))
          .isEqualTo(
              JSON.readTree(
                  """
                  {"notice": 10, "user": 5, "version": 7,
                   "variables": {"username": "anna", "reason": "广告"},
                   "language": "zh-CN", "title": "账号禁用通知", "text": "anna你好"}
                  """));
    }
  }

  @Test
  void what_is_about_a_user_stays_in_one_partition_and_in_order() throws Exception {
    try (Topic there = topic(4, Map.of(), PATIENT)) {
      for (int version = 1; version <= 10; version++) {
        for (int user = 1; user <= 6; user++) {
          there.channel().send(message(user, version));
        }
      }
      List<ConsumerRecord<String, byte[]>> written = broker.read(there.name());
      assertThat(written).extracting(ConsumerRecord::partition).contains(0, 1, 2);
      for (int user = 1; user <= 6; user++) {
        String key = Integer.toString(user);
        List<ConsumerRecord<String, byte[]>> own =
            written.stream().filter(each -> each.key().equals(key)).toList();
        assertThat(own)
            .extracting(ConsumerRecord::partition)
            .hasSize(10)
            .containsOnly(own.get(0).partition());
        assertThat(own)
            .extracting(each -> text(each.headers().lastHeader("ce_id").value()))
            .containsExactlyElementsOf(
                IntStream.rangeClosed(1, 10).mapToObj(version -> key + "-" + version).toList());
      }
    }
  }

  @Test
  void a_broker_that_was_down_is_written_to_once_it_is_back() throws Exception {
    try (Topic before = topic(Map.of(), PATIENT)) {
      assertThat(before.channel().send(message(5, 1))).isEqualTo(new Sent.Accepted());
      broker.stop();
      try (DeliveryChannel since = channel(broker.address(), before.name(), HASTY)) {
        assertThat(since.send(message(5, 2))).isInstanceOf(Sent.Failed.class);
        broker.start();
        assertAcceptedAtLast(since);
        assertThat(before.channel().send(message(5, 3))).isEqualTo(new Sent.Accepted());
      }
    }
  }

  private static void assertAcceptedAtLast(DeliveryChannel channel) {
    Stream<Sent> tries = Stream.generate(() -> channel.send(message(5, 2))).limit(50);
    assertThat(tries.anyMatch(new Sent.Accepted()::equals)).isTrue();
  }

  @Test
  void a_topic_that_does_not_exist_may_be_made_later() throws Exception {
    String name = "later-" + ++topics;
    try (DeliveryChannel channel = channel(broker.address(), name, HASTY)) {
      assertThat(channel.send(message(5, 1)))
          .isEqualTo(new Sent.Failed("no answer in time", Optional.empty()));
      broker.create(name, 1, Map.of());
      assertAcceptedAtLast(channel);
    }
  }

  @Test
  void a_name_that_nobody_knows_is_a_passing_trouble() {
    try (DeliveryChannel channel = channel("nobody.invalid:9092", "topic", HASTY)) {
      assertThat(channel.send(message(5, 1))).isInstanceOf(Sent.Failed.class);
    }
  }

  @Test
  void a_producer_that_cannot_be_made_is_made_the_next_time() throws Exception {
    try (ServerSocket silent = silent();
        DeliveryChannel channel =
            channel(
                address(silent),
                "topic",
                Map.of(
                    "security.protocol",
                    "SSL",
                    "ssl.engine.factory.class",
                    FussyEngines.class.getName()),
                Duration.ofSeconds(2))) {
      assertThat(channel.send(message(5, 1)))
          .isEqualTo(new Sent.Failed("no connection", Optional.empty()));
      assertThat(channel.send(message(5, 1)))
          .isEqualTo(new Sent.Failed("no answer in time", Optional.empty()));
    }
  }

  @Test
  void a_destination_without_a_topic_is_not_reached() {
    try (DeliveryChannel channel = channel(broker.address(), "topic", PATIENT)) {
      assertThat(channel.channel()).isEqualTo(DeliveryRules.KAFKA);
      assertThat(channel.reaches(new Recipient.Fixed("audit"))).isTrue();
      assertThat(channel.reaches(new Recipient.Fixed("other"))).isFalse();
      assertThat(channel.reaches(new Recipient.Subject())).isFalse();
      assertThat(channel.reaches(new Recipient.Members(new GroupId(1)))).isFalse();
      assertThat(channel.send(message("other", 5, 1)))
          .isEqualTo(new Sent.Refused("no destination has that name"));
    }
  }

  @Test
  void closing_ends_what_is_under_way_and_leaves_nothing_behind() throws Exception {
    try (ServerSocket silent = silent()) {
      DeliveryChannel channel = channel(address(silent), "topic", PATIENT);
      CompletableFuture<Sent> sent =
          CompletableFuture.supplyAsync(() -> channel.send(message(5, 1)));
      silent.accept().close();
      channel.close();
      assertThat(sent.get(5, TimeUnit.SECONDS)).isInstanceOf(Sent.Failed.class);
      assertThat(senders()).isEmpty();
    }
  }

  private static Stream<Thread> senders() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("kafka-producer-network-thread"));
  }

  private static Topic topic(Map<String, String> settings, Duration timeout) throws Exception {
    return topic(1, settings, timeout);
  }

  private static Topic topic(int partitions, Map<String, String> settings, Duration timeout)
      throws Exception {
    String name = "secret-topic-" + ++topics;
    broker.create(name, partitions, settings);
    return new Topic(channel(broker.address(), name, timeout), name, () -> {});
  }

  /** A broker that listens, and says nothing. */
  private static ServerSocket silent() throws IOException {
    return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  private static String address(ServerSocket there) {
    return "127.0.0.1:" + there.getLocalPort();
  }

  private static Topic elsewhere(String address, Ending ending) {
    return new Topic(channel(address, "secret-topic", HASTY), "", ending);
  }

  private static DeliveryChannel channel(String servers, String topic, Duration timeout) {
    return channel(servers, topic, Map.of(), timeout);
  }

  private static DeliveryChannel channel(
      String servers, String topic, Map<String, String> own, Duration timeout) {
    URI source = URI.create("https://roster.example/");
    return KafkaChannel.open(
        new KafkaSettings(source, servers, Map.of("audit", topic), own, timeout));
  }

  private static Message message(long user, long version) {
    return message("audit", user, version);
  }

  private static Message message(String destination, long user, long version) {
    return new Message(
        user + "-" + version,
        new UserId(user),
        version,
        new Notice(NoticeId.ACCOUNT_DISABLED, Map.of("username", "anna", "reason", "广告")),
        new NoticeTemplate.Text("账号禁用通知", "anna你好"),
        Language.ZH_CN,
        destination,
        Instant.parse("2026-11-01T12:58:26.123Z"));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** What ends a destination. */
  @FunctionalInterface
  private interface Ending {
    void end() throws IOException;
  }

  /** A topic, or where one would be; empty name for none. */
  private record Topic(DeliveryChannel channel, String name, Ending ending) implements Destination {

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
      return List.of("127.0.0.1", broker.address(), "secret-topic");
    }

    @Override
    public List<Received> received() {
      return name.isEmpty() ? List.of() : broker.read(name).stream().map(Topic::received).toList();
    }

    private static Received received(ConsumerRecord<String, byte[]> written) {
      try {
        JsonNode data = JSON.readTree(written.value());
        return new Received(
            text(written.headers().lastHeader("ce_id").value()),
            data.path("title").asText(),
            data.path("text").asText());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      channel.close();
      try {
        ending.end();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
