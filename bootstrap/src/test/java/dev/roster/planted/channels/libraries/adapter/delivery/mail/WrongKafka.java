package dev.roster.planted.channels.libraries.adapter.delivery.mail;

import org.apache.kafka.common.KafkaException;

/** Needs the library of Kafka to write a mail. */
public final class WrongKafka {
  KafkaException needed;
}
