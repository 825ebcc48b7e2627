/**
 * The channel that writes notices to topics of Kafka.
 *
 * <p>Rules that live here: what may be set about a producer, so that nothing is lost or overtaken
 * ({@link dev.roster.adapter.delivery.kafka.KafkaSettings}), and what its failures mean ({@link
 * dev.roster.adapter.delivery.kafka.KafkaChannel}).
 */
package dev.roster.adapter.delivery.kafka;
