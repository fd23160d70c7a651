package dev.ratiomesh.delivery;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A decoded message.
 *
 * @param record the Kafka record that holds the message
 */
public record ReceivedEvent<E>(ConsumerRecord<byte[], byte[]> record, Envelope envelope, E event) {}
