package dev.ratiomesh.delivery;

import dev.ratiomesh.delivery.runtime.CallerContext;
import dev.ratiomesh.delivery.runtime.DeliveryConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Publishes all messages of the service through one idempotent producer. No Emitter and no outgoing channel is used.
 */
@ApplicationScoped
public class Publisher {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final KafkaProducer<byte[], byte[]> producer;
    private final String source;
    private final int maxPayload;

    /** Checks the effective settings before the first socket opens. */
    Publisher(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            @ConfigProperty(name = "quarkus.application.name") String application,
            DeliveryConfig config) {
        Map<String, Object> settings = ProducerSettings.build(broker, application);
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        this.source = "/" + application;
        this.maxPayload = config.maxPayload();
    }

    /** Returns the {@code ce_source} of every message of this service. */
    public String source() {
        return source;
    }

    /**
     * Makes the record of a fact that follows from exactly one message. The record takes over that message's id, so
     * that consumers recognise a repeat as the same fact.
     *
     * @throws IllegalArgumentException when the payload is larger than {@code mesh.delivery.max-payload}
     */
    public ProducerRecord<byte[], byte[]> derivedRecord(OutgoingEvent outgoing, Envelope cause) {
        return record(outgoing, outgoing.envelope(cause.id(), source, cause));
    }

    /**
     * Makes a record under the given id, with the trace it belongs to; null outside any trace.
     *
     * @throws IllegalArgumentException when the payload is larger than {@code mesh.delivery.max-payload}
     */
    public ProducerRecord<byte[], byte[]> recordWithId(
            OutgoingEvent outgoing, String id, @Nullable String traceparent) {
        return record(outgoing, outgoing.envelope(id, source, null).withTraceparent(traceparent));
    }

    /**
     * Sends all records and completes on the caller's context when the broker has acknowledged all of them. Fails with
     * the first failure once the outcome of every record is known; some may have been sent then.
     */
    public Uni<Void> sendAll(List<ProducerRecord<byte[], byte[]>> records) {
        return sendEach(records)
                .chain(failures -> failures.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : Uni.createFrom().failure(failures.values().iterator().next()));
    }

    /**
     * Sends all records and completes on the caller's context with the failures by position, once every outcome is
     * known.
     */
    public Uni<Map<Integer, Exception>> sendEach(List<ProducerRecord<byte[], byte[]>> records) {
        return records.isEmpty() ? Uni.createFrom().item(Map.of()) : CallerContext.run(() -> send(records));
    }

    private Uni<Map<Integer, Exception>> send(List<ProducerRecord<byte[], byte[]>> records) {
        // send() may block for metadata or buffer space: never on an event loop.
        return Uni.createFrom()
                .<Map<Integer, Exception>>emitter(emitter -> {
                    Map<Integer, Exception> failures = new ConcurrentSkipListMap<>();
                    AtomicInteger open = new AtomicInteger(records.size());
                    Map<String, Exception> unreachable = new ConcurrentHashMap<>();
                    for (int i = 0; i < records.size(); i++) {
                        int position = i;
                        Callback callback = (metadata, failed) -> {
                            if (failed != null) {
                                failures.put(position, failed);
                            }
                            if (open.decrementAndGet() == 0) {
                                emitter.complete(failures);
                            }
                        };
                        send(records.get(i), unreachable, callback);
                    }
                    // The batch is complete: lingering for further records gains nothing.
                    producer.flush();
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /**
     * Sends one record, unless its topic was unreachable for {@code max.block.ms} before: that would block once a
     * record.
     */
    private void send(ProducerRecord<byte[], byte[]> record, Map<String, Exception> unreachable, Callback callback) {
        Exception earlierFailure = unreachable.get(record.topic());
        if (earlierFailure != null) {
            callback.onCompletion(null, earlierFailure);
            return;
        }
        AtomicBoolean returned = new AtomicBoolean();
        producer.send(record, (metadata, failed) -> {
            if (failed instanceof TimeoutException && !returned.get()) {
                unreachable.put(record.topic(), failed);
            }
            callback.onCompletion(metadata, failed);
        });
        returned.set(true);
    }

    private ProducerRecord<byte[], byte[]> record(OutgoingEvent outgoing, Envelope envelope) {
        byte[] payload = outgoing.payload(maxPayload);
        return ProducerRecords.of(outgoing.topic().topicName(), outgoing.key(), envelope, payload);
    }

    void close(@Observes @Priority(Interceptor.Priority.PLATFORM_AFTER) ShutdownEvent stopping) {
        producer.close(CLOSE_TIMEOUT);
    }

    /** Builds the settings of the Kafka producer, and rejects settings under which messages could be lost or doubled. */
    static final class ProducerSettings {
        private ProducerSettings() {}

        /**
         * Merges the defaults of the mesh with the configured {@code kafka.*} keys, which take precedence.
         *
         * @throws IllegalStateException when the effective producer would not wait for all replicas or could write twice
         */
        static Map<String, Object> build(Map<String, Object> broker, String clientId) {
            Map<String, Object> settings = new HashMap<>(defaults(clientId));
            broker.forEach((key, value) -> {
                if (ProducerConfig.configNames().contains(key)) {
                    settings.put(key, value);
                }
            });
            settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
            settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
            check(settings);
            return settings;
        }

        private static Map<String, Object> defaults(String clientId) {
            return Map.of(
                    ProducerConfig.CLIENT_ID_CONFIG, clientId,
                    ProducerConfig.ACKS_CONFIG, "all",
                    ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true",
                    ProducerConfig.LINGER_MS_CONFIG, "5",
                    ProducerConfig.BATCH_SIZE_CONFIG, "131072",
                    ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4",
                    ProducerConfig.MAX_BLOCK_MS_CONFIG, "10000",
                    ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "10000",
                    ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "30000");
        }

        /**
         * Checks the settings before Kafka does, because Kafka's message does not say which configuration key is at fault.
         */
        private static void check(Map<String, Object> settings) {
            String acks = String.valueOf(settings.get(ProducerConfig.ACKS_CONFIG));
            String idempotent = String.valueOf(settings.get(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG));
            if (!(acks.equals("all") || acks.equals("-1")) || !idempotent.equals("true")) {
                throw new IllegalStateException("The Kafka producer would run with acks=" + acks
                        + " and enable.idempotence="
                        + idempotent + "; the mesh needs acks=all and enable.idempotence=true. Look for kafka.acks or"
                        + " kafka.enable.idempotence in the configuration.");
            }
            try {
                new ProducerConfig(settings);
            } catch (ConfigException e) {
                throw new IllegalStateException(
                        "The Kafka producer cannot run with the settings below kafka.*: " + e.getMessage(), e);
            }
        }
    }
}
