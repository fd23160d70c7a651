package dev.ratiomesh.delivery;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.ratiomesh.contracts.EventType;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * From bytes to the records of one topic. Decoding happens here and not in a Kafka deserializer, so that what cannot be
 * read becomes a dead letter and not a stopped channel.
 */
public final class EventRoutes<E> {
    private final Map<String, ObjectReader> readers = new HashMap<>();
    private final Class<E> root;
    private final boolean strict;
    private final int maxPayload;

    private EventRoutes(Class<E> root, boolean strict, int maxPayload) {
        this.root = root;
        this.strict = strict;
        this.maxPayload = maxPayload;
        collect(root, strict ? Json.strict() : Json.tolerant());
    }

    /** For commands: unknown types and unknown fields are refused. {@code maxPayload} in bytes. */
    public static <E> EventRoutes<E> ofCommands(Class<E> sealedRoot, int maxPayload) {
        return new EventRoutes<>(sealedRoot, true, maxPayload);
    }

    /** For events: unknown types are passed over and unknown fields ignored. {@code maxPayload} in bytes. */
    public static <E> EventRoutes<E> ofEvents(Class<E> sealedRoot, int maxPayload) {
        return new EventRoutes<>(sealedRoot, false, maxPayload);
    }

    /**
     * Decodes one record; empty when its type is one that this reader need not know.
     *
     * @throws Poison when the record can never be read
     */
    public Optional<Received<E>> decode(ConsumerRecord<byte[], byte[]> record) throws Poison {
        byte[] payload = payload(record);
        Envelope envelope = Envelope.read(record.headers());
        ObjectReader reader = readers.get(envelope.type());
        if (reader == null) {
            return unknown(envelope.type());
        }
        return Optional.of(new Received<>(record, envelope, parse(reader, payload)));
    }

    private byte[] payload(ConsumerRecord<byte[], byte[]> record) throws Poison {
        byte @Nullable [] payload = record.value();
        if (payload == null || payload.length == 0) {
            throw new Poison(PoisonReason.UNREADABLE, "the payload is empty");
        }
        if (payload.length > maxPayload) {
            throw new Poison(PoisonReason.TOO_LARGE, payload.length + " bytes, at most " + maxPayload);
        }
        return payload;
    }

    private Optional<Received<E>> unknown(String type) throws Poison {
        if (strict) {
            throw new Poison(PoisonReason.UNKNOWN_TYPE, "ce_type " + type + " is none of " + readers.keySet());
        }
        return Optional.empty();
    }

    private E parse(ObjectReader reader, byte[] payload) throws Poison {
        try {
            E event = root.cast(reader.readValue(payload));
            if (event == null) {
                throw new Poison(PoisonReason.BREAKS_SCHEMA, "the payload is null, not a JSON object");
            }
            return event;
        } catch (JsonParseException e) {
            throw new Poison(PoisonReason.UNREADABLE, Json.explain(e));
        } catch (JsonProcessingException e) {
            throw new Poison(PoisonReason.BREAKS_SCHEMA, Json.explain(e));
        } catch (IOException e) {
            throw new Poison(PoisonReason.UNREADABLE, String.valueOf(e.getMessage()));
        }
    }

    private void collect(Class<?> type, ObjectMapper json) {
        EventType name = type.getAnnotation(EventType.class);
        if (name != null) {
            readers.put(name.value(), json.readerFor(type));
        }
        Class<?> @Nullable [] permitted = type.getPermittedSubclasses();
        if (permitted != null) {
            for (Class<?> each : permitted) {
                collect(each, json);
            }
        }
    }
}
