package dev.roster.adapter.delivery.kafka;

import dev.roster.adapter.delivery.NoticeEvent;
import dev.roster.application.port.DeliveryChannel;
import dev.roster.application.port.Message;
import dev.roster.domain.delivery.Channel;
import dev.roster.domain.delivery.DeliveryRules;
import dev.roster.domain.delivery.Recipient;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes messages to topics of Kafka: an event of CloudEvents 1.0 in the binary mode of its Kafka
 * binding.
 *
 * <p>The key is the number of the user, so that whoever reads a topic hears of a user in order. A
 * message is accepted once every replica that is in step has it. If this process dies before that
 * is noted, the event comes again with the same {@code ce_id}. Brokers that are down at the start
 * are waited for like brokers that go down later: tries fail, and work again once they are back.
 * The connection, which all tries share, and its daemon thread exist from the first message on.
 * Thread-safe.
 */
public final class KafkaChannel implements DeliveryChannel {

  /** For a busy machine to get round to it. */
  private static final Duration MARGIN = Duration.ofMillis(500);

  private final KafkaSettings settings;
  private final SharedProducer producer;

  private KafkaChannel(KafkaSettings settings) {
    this.settings = settings;
    this.producer = new SharedProducer(settings.properties());
  }

  /** Connects to nothing yet. */
  public static KafkaChannel open(KafkaSettings settings) {
    return new KafkaChannel(settings);
  }

  @Override
  public Channel channel() {
    return DeliveryRules.KAFKA;
  }

  /** Fixed destinations that have a topic. */
  @Override
  public boolean reaches(Recipient recipient) {
    return recipient.fold(() -> false, group -> false, settings.topics()::containsKey);
  }

  @Override
  public Duration patience() {
    return settings.timeout().plus(MARGIN);
  }

  @Override
  public Sent send(Message message) {
    String topic = settings.topics().get(message.address());
    if (topic == null) {
      return Verdict.UNKNOWN;
    }
    ProducerRecord<String, byte[]> event =
        Events.on(topic, new NoticeEvent(settings.source(), message));
    try {
      producer.send(event, settings.timeout());
      return Verdict.ACCEPTED;
    } catch (TimeoutException e) {
      return Verdict.LATE;
    } catch (ExecutionException e) {
      return Verdict.on(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Verdict.INTERRUPTED;
    }
  }

  /** Tries under way fail. */
  @Override
  public void close() {
    producer.close();
  }

  @Override
  public String toString() {
    return "KafkaChannel" + settings.topics().keySet();
  }
}
