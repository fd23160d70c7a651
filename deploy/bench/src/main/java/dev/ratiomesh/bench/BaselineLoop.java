package dev.ratiomesh.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.ratiomesh.contracts.target.TargetFact.TargetComputed;
import dev.ratiomesh.contracts.video.VideoFact.VideoObserved;
import dev.ratiomesh.ratio.benchmark.line.Benchmarks;
import dev.ratiomesh.ratio.benchmark.line.NewReleaseCorrection;
import dev.ratiomesh.ratio.benchmark.line.PublishedLines;
import dev.ratiomesh.ratio.target.TargetCalculator;
import dev.ratiomesh.ratio.target.TargetSettings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Measures the ceiling of stream processing: poll, parse, compute, write, send, flush, commit; no framework, no
 * envelope, no dead letters.
 */
final class BaselineLoop implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> producer;
    private final ObjectReader reader = TopicFeed.JSON.readerFor(VideoObserved.class);
    private final ObjectWriter writer = TopicFeed.JSON.writerFor(TargetComputed.class);
    private final TargetCalculator targets = new TargetCalculator(TargetSettings.DEFAULT);
    private final Benchmarks benchmarks = PublishedLines.read(NewReleaseCorrection.OBSERVED, Instant.EPOCH);

    BaselineLoop(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "group.id", "bare",
                        "auto.offset.reset", "earliest",
                        "enable.auto.commit", "false",
                        "max.poll.records", "2000"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of("video.snapshots"));
        producer = new KafkaProducer<>(
                TopicFeed.producerSettings(bootstrapServers), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Processes that many records and returns the records a second. */
    double process(int count) throws IOException {
        long startNanos = System.nanoTime();
        int processed = 0;
        while (processed < count) {
            ConsumerRecords<byte[], byte[]> poll = consumer.poll(Duration.ofMillis(200));
            for (ConsumerRecord<byte[], byte[]> record : poll) {
                producer.send(new ProducerRecord<>("bench.targets", record.key(), compute(record.value())));
            }
            producer.flush();
            consumer.commitAsync();
            processed += poll.count();
        }
        return processed / ((System.nanoTime() - startNanos) / 1e9);
    }

    private byte[] compute(byte[] snapshot) throws IOException, JsonProcessingException {
        return writer.writeValueAsBytes(targets.compute(reader.readValue(snapshot), benchmarks));
    }

    @Override
    public void close() {
        consumer.close();
        producer.close();
    }
}
