package dev.roster.adapter.delivery.kafka;

import dev.roster.adapter.delivery.NoticeEvent;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Events as records: attributes as headers, data as value (CloudEvents 1.0, Kafka binding). */
final class Events {

  private Events() {}

  static ProducerRecord<String, byte[]> on(String topic, NoticeEvent event) {
    ProducerRecord<String, byte[]> made =
        new ProducerRecord<>(topic, event.subject(), event.data());
    header(made, "ce_specversion", NoticeEvent.SPEC_VERSION);
    header(made, "ce_id", event.id());
    header(made, "ce_source", event.source().toString());
    header(made, "ce_type", event.type());
    header(made, "ce_subject", event.subject());
    header(made, "ce_time", event.time());
    header(made, "content-type", NoticeEvent.DATA_TYPE);
    return made;
  }

  private static void header(ProducerRecord<String, byte[]> made, String name, String value) {
    made.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
