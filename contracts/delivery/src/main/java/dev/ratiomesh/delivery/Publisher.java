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
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The service's one idempotent producer. Nothing is sent by an Emitter or an outgoing channel. */
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

    /** The {@code ce_source} of everything this service says. */
    public String source() {
        return source;
    }

    /**
     * The record of a fact that follows from exactly one message: it takes over that message's id, so that a repeat is
     * recognised downstream as the same fact.
     *
     * @throws IllegalArgumentException when the payload is larger than {@code mesh.delivery.max-payload}
     */
    public ProducerRecord<byte[], byte[]> derivedRecord(OutgoingEvent outgoing, Envelope cause) {
        return record(outgoing, outgoing.envelope(cause.id(), source, cause));
    }

    /**
     * The record of a fact under an id of its own, with the trace it belongs to.
     *
     * @throws IllegalArgumentException when the payload is larger than {@code mesh.delivery.max-payload}
     */
    public ProducerRecord<byte[], byte[]> recordWithId(
            OutgoingEvent outgoing, String id, @Nullable String traceparent) {
        return record(outgoing, outgoing.envelope(id, source, null).withTraceparent(traceparent));
    }

    /**
     * Sends all and completes when the broker has all of them, on the caller's context. Fails with the first failure once
     * every record is decided; some may have been sent then.
     */
    public Uni<Void> sendAll(List<ProducerRecord<byte[], byte[]>> records) {
        return sendEach(records)
                .chain(failures -> failures.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : Uni.createFrom().failure(failures.values().iterator().next()));
    }

    /** Sends all and gives the failures by position, once every record is decided, on the caller's context. */
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
                        Callback decided = (metadata, failed) -> {
                            if (failed != null) {
                                failures.put(position, failed);
                            }
                            if (open.decrementAndGet() == 0) {
                                emitter.complete(failures);
                            }
                        };
                        send(records.get(i), unreachable, decided);
                    }
                    // The batch is whole: nothing is gained by lingering for more.
                    producer.flush();
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /** A topic that could not be reached within {@code max.block.ms} is not tried again for each of its records. */
    private void send(ProducerRecord<byte[], byte[]> record, Map<String, Exception> unreachable, Callback decided) {
        Exception known = unreachable.get(record.topic());
        if (known != null) {
            decided.onCompletion(null, known);
            return;
        }
        AtomicBoolean returned = new AtomicBoolean();
        producer.send(record, (metadata, failed) -> {
            if (failed instanceof TimeoutException && !returned.get()) {
                unreachable.put(record.topic(), failed);
            }
            decided.onCompletion(metadata, failed);
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
}
