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
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * From bytes to the records of one topic. Decoding happens here and not in a Kafka deserializer, so that what cannot be
 * read becomes a dead letter and not a stopped channel.
 */
public final class EventRoutes<E> {
    private final Map<String, ObjectReader> readers = new HashMap<>();
    private final Class<E> root;
    private final Strangers strangers;
    private final int maxPayload;

    private EventRoutes(Class<E> root, ObjectMapper json, Strangers strangers, int maxPayload) {
        this.root = root;
        this.strangers = strangers;
        this.maxPayload = maxPayload;
        collect(root, json);
    }

    /** What becomes of messages whose type this reader does not know. */
    private sealed interface Strangers {
        /** Nobody has to know them. */
        record PassedOver() implements Strangers {}

        /** @param siblings types that another reader of the same service handles */
        record Refused(Set<String> siblings) implements Strangers {}

        /** Another reader of the same service sees to it, also when not even the envelope can be read. */
        record SeenToElsewhere() implements Strangers {}
    }

    /** For commands: unknown types and unknown fields are refused. {@code maxPayload} in bytes. */
    public static <E> EventRoutes<E> ofCommands(Class<E> sealedRoot, int maxPayload) {
        return new EventRoutes<>(sealedRoot, Json.strict(), new Strangers.Refused(Set.of()), maxPayload);
    }

    /** For events: unknown types are passed over and unknown fields ignored. {@code maxPayload} in bytes. */
    public static <E> EventRoutes<E> ofEvents(Class<E> sealedRoot, int maxPayload) {
        return new EventRoutes<>(sealedRoot, Json.tolerant(), new Strangers.PassedOver(), maxPayload);
    }

    /**
     * For a part of a topic's commands, where the service reads the topic once for each part. Commands of the other parts
     * are passed over. What belongs to no part at all is refused by the one reader that is the keeper, so that it becomes
     * one dead letter and not several.
     */
    public static <E> EventRoutes<E> ofPart(Class<E> part, Class<? super E> whole, boolean keeper, int maxPayload) {
        Strangers strangers = keeper ? new Strangers.Refused(typesOf(whole)) : new Strangers.SeenToElsewhere();
        return new EventRoutes<>(part, Json.strict(), strangers, maxPayload);
    }

    /**
     * Decodes one record; empty when its type is one that this reader need not know.
     *
     * @throws Poison when the record can never be read
     */
    public Optional<Received<E>> decode(ConsumerRecord<byte[], byte[]> record) throws Poison {
        Optional<Envelope> read = envelope(record);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Envelope envelope = read.get();
        ObjectReader reader = readers.get(envelope.type());
        if (reader == null) {
            return unknown(envelope.type());
        }
        return Optional.of(new Received<>(record, envelope, parse(reader, payload(record))));
    }

    private Optional<Envelope> envelope(ConsumerRecord<byte[], byte[]> record) throws Poison {
        try {
            return Optional.of(Envelope.read(record.headers()));
        } catch (Poison poison) {
            if (strangers instanceof Strangers.SeenToElsewhere) {
                return Optional.empty();
            }
            throw poison;
        }
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
        if (strangers instanceof Strangers.Refused refused
                && !refused.siblings().contains(type)) {
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

    private void collect(Class<?> sealedRoot, ObjectMapper json) {
        messages(sealedRoot).forEach((name, type) -> readers.put(name, json.readerFor(type)));
    }

    private static Set<String> typesOf(Class<?> sealedRoot) {
        return messages(sealedRoot).keySet();
    }

    private static Map<String, Class<?>> messages(Class<?> type) {
        Map<String, Class<?>> found = new HashMap<>();
        EventType name = type.getAnnotation(EventType.class);
        if (name != null) {
            found.put(name.value(), type);
        }
        Class<?> @Nullable [] permitted = type.getPermittedSubclasses();
        if (permitted != null) {
            for (Class<?> each : permitted) {
                found.putAll(messages(each));
            }
        }
        return found;
    }
}
