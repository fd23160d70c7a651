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

/** Reads a topic from its beginning and waits for what should be there. For one thread; commits nothing. */
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
     * Of all partitions that the topic has now.
     *
     * @throws IllegalArgumentException when there is no such topic
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

    /** All that the topic holds at this moment, in the order of arrival, which is the topic's order within a key. */
    public List<ConsumedRecord> all() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        Awaitility.await(topic).pollInSameThread().atMost(TIMEOUT).until(() -> {
            poll();
            return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
        });
        return List.copyOf(seen);
    }

    /** The first record that matches; waits for it, 30 s at most. */
    public ConsumedRecord await(Predicate<ConsumedRecord> wanted) {
        return await(1, wanted).get(0);
    }

    /**
     * All records that match, once there are that many; waits for them, 30 s at most.
     *
     * @throws org.awaitility.core.ConditionTimeoutException when they do not come; the message tells what came instead
     */
    public List<ConsumedRecord> await(int atLeast, Predicate<ConsumedRecord> wanted) {
        Awaitility.await(topic)
                .pollInSameThread()
                .atMost(TIMEOUT)
                .untilAsserted(() -> require(matching(wanted).size() >= atLeast, atLeast));
        return matching(wanted);
    }

    private List<ConsumedRecord> matching(Predicate<ConsumedRecord> wanted) {
        poll();
        return seen.stream().filter(wanted).toList();
    }

    private void require(boolean enough, int atLeast) {
        if (!enough) {
            throw new AssertionError(atLeast + " matching records wanted on " + topic + ", which holds " + seen);
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
