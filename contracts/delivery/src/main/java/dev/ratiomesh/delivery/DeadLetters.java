package dev.ratiomesh.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ratiomesh.delivery.runtime.DeliveryConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes messages that can never be handled on {@code <topic>.dlq}, with the reason, topic, partition and offset.
 */
@ApplicationScoped
public class DeadLetters {
    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final int MAX_DETAIL_LENGTH = 500;
    private static final int MAX_HEADER_BYTES = 4096;
    private static final int MAX_HEADERS = 32;

    private final Publisher publisher;
    private final DeliveryMeters meters;
    private final int maxPayloadBytes;

    DeadLetters(Publisher publisher, DeliveryMeters meters, DeliveryConfig config) {
        this.publisher = publisher;
        this.meters = meters;
        this.maxPayloadBytes = config.maxPayload();
    }

    /** A record that cannot be handled, and the failure that says why. */
    public record DeadLetter(ConsumerRecord<byte[], byte[]> record, UndecodableMessageException failure) {}

    /** Completes when the broker has acknowledged all letters; until then their offsets must not be committed. */
    public Uni<Void> send(List<DeadLetter> letters) {
        return publisher
                .sendAll(letters.stream().map(this::record).toList())
                .invoke(() -> letters.forEach(this::report));
    }

    private void report(DeadLetter letter) {
        ConsumerRecord<byte[], byte[]> record = letter.record();
        meters.deadLetter(record.topic(), letter.failure().reason());
        LOG.warnf(
                "Dead letter topic=%s partition=%d offset=%d reason=%s detail=%s",
                record.topic(),
                record.partition(),
                record.offset(),
                letter.failure().reason(),
                letter.failure().detail());
    }

    private ProducerRecord<byte[], byte[]> record(DeadLetter letter) {
        ConsumerRecord<byte[], byte[]> from = letter.record();
        // A value over the limit would not fit on the dead-letter topic either; the offset points to the original.
        var to = new ProducerRecord<>(
                from.topic() + ".dlq",
                nullIfLonger(MAX_HEADER_BYTES, from.key()),
                nullIfLonger(maxPayloadBytes, from.value()));
        for (Header header : from.headers()) {
            if (to.headers().toArray().length < MAX_HEADERS && nullIfLonger(MAX_HEADER_BYTES, header.value()) != null) {
                to.headers().add(header);
            }
        }
        header(to, "dlq-reason", letter.failure().reason().name());
        header(to, "dlq-detail", shorten(letter.failure().detail()));
        header(to, "dlq-topic", from.topic());
        header(to, "dlq-partition", Integer.toString(from.partition()));
        header(to, "dlq-offset", Long.toString(from.offset()));
        header(to, "dlq-consumer", publisher.source());
        return to;
    }

    private static byte @Nullable [] nullIfLonger(int limit, byte @Nullable [] bytes) {
        return bytes == null || bytes.length > limit ? null : bytes;
    }

    private static void header(ProducerRecord<byte[], byte[]> record, String name, String value) {
        record.headers().remove(name);
        record.headers().add(name, value.getBytes(UTF_8));
    }

    private static String shorten(String detail) {
        return detail.length() <= MAX_DETAIL_LENGTH ? detail : detail.substring(0, MAX_DETAIL_LENGTH);
    }
}
