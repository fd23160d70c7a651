package dev.ratiomesh.delivery;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A message that could be read.
 *
 * @param record where it came from
 */
public record ReceivedEvent<E>(ConsumerRecord<byte[], byte[]> record, Envelope envelope, E event) {}
