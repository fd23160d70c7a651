package dev.ratiomesh.testkit.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;

/** Reads a topic from its beginning and waits for expected records. For one thread; commits no offsets. */
public final class TopicProbe implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration POLL_TIMEOUT = Duration.ofMillis(100);

    private final String topic;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumedRecord> seen = new ArrayList<>();

    private TopicProbe(String topic, KafkaConsumer<String, byte[]> consumer) {
        this.topic = topic;
        this.consumer = consumer;
    }

    /**
     * Opens a probe on all present partitions of a topic.
     *
     * @throws IllegalArgumentException when the topic does not exist
     */
    public static TopicProbe open(String bootstrapServers, String topic) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "client.id",
                "probe-" + UUID.randomUUID(),
                "enable.auto.commit",
                false,
                "allow.auto.create.topics",
                false);
        KafkaConsumer<String, byte[]> consumer = KafkaLoader.create(
                () -> new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer()));
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            consumer.close();
            throw new IllegalArgumentException("There is no topic " + topic + " at " + bootstrapServers);
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return new TopicProbe(topic, consumer);
    }

    /** Returns all present records of the topic, in the order of arrival, which is the topic's order within a key. */
    public List<ConsumedRecord> all() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        Awaitility.await(topic).pollInSameThread().atMost(TIMEOUT).until(() -> {
            poll();
            return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
        });
        return List.copyOf(seen);
    }

    /** Waits, 30 s at most, for the first record that matches. */
    public ConsumedRecord await(Predicate<ConsumedRecord> expected) {
        return await(1, expected).get(0);
    }

    /**
     * Waits, 30 s at most, for a number of matching records and returns all of them.
     *
     * @throws org.awaitility.core.ConditionTimeoutException when too few come; the message lists the records of the
     *     topic
     */
    public List<ConsumedRecord> await(int atLeast, Predicate<ConsumedRecord> expected) {
        Awaitility.await(topic)
                .pollInSameThread()
                .atMost(TIMEOUT)
                .untilAsserted(() -> require(matching(expected).size() >= atLeast, atLeast));
        return matching(expected);
    }

    private List<ConsumedRecord> matching(Predicate<ConsumedRecord> expected) {
        poll();
        return seen.stream().filter(expected).toList();
    }

    private void require(boolean enough, int atLeast) {
        if (!enough) {
            throw new AssertionError(atLeast + " matching records expected on " + topic + ", which holds " + seen);
        }
    }

    private void poll() {
        consumer.poll(POLL_TIMEOUT).forEach(record -> seen.add(ConsumedRecord.of(record)));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
