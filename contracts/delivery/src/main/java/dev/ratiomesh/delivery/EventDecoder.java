package dev.ratiomesh.delivery;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.ratiomesh.contracts.EventType;
import dev.ratiomesh.delivery.json.JsonMappers;
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
public final class EventDecoder<E> {
    private final Map<String, ObjectReader> readers = new HashMap<>();
    private final Class<E> root;
    private final UnknownTypePolicy unknownTypes;
    private final int maxPayload;

    private EventDecoder(Class<E> root, ObjectMapper json, UnknownTypePolicy strangers, int maxPayload) {
        this.root = root;
        this.unknownTypes = strangers;
        this.maxPayload = maxPayload;
        registerReaders(root, json);
    }

    /** What becomes of messages whose type this reader does not know. */
    private sealed interface UnknownTypePolicy {
        /** Nobody has to know them. */
        record IgnoreUnknown() implements UnknownTypePolicy {}

        /** @param siblings types that another reader of the same service handles */
        record RejectUnknown(Set<String> siblings) implements UnknownTypePolicy {}

        /** Another reader of the same service sees to it, also when not even the envelope can be read. */
        record IgnoreEntirely() implements UnknownTypePolicy {}
    }

    /** For commands: unknown types and unknown fields are refused. {@code maxPayload} in bytes. */
    public static <E> EventDecoder<E> ofCommands(Class<E> sealedRoot, int maxPayload) {
        return new EventDecoder<>(
                sealedRoot, JsonMappers.strict(), new UnknownTypePolicy.RejectUnknown(Set.of()), maxPayload);
    }

    /** For events: unknown types are passed over and unknown fields ignored. {@code maxPayload} in bytes. */
    public static <E> EventDecoder<E> ofEvents(Class<E> sealedRoot, int maxPayload) {
        return new EventDecoder<>(
                sealedRoot, JsonMappers.tolerant(), new UnknownTypePolicy.IgnoreUnknown(), maxPayload);
    }

    /**
     * For a part of a topic's commands, where the service reads the topic once for each part. Commands of the other parts
     * are passed over. What belongs to no part at all is refused by the one reader that is the keeper, so that it becomes
     * one dead letter and not several.
     */
    public static <E> EventDecoder<E> ofPart(Class<E> part, Class<? super E> whole, boolean keeper, int maxPayload) {
        UnknownTypePolicy strangers =
                keeper ? new UnknownTypePolicy.RejectUnknown(typesOf(whole)) : new UnknownTypePolicy.IgnoreEntirely();
        return new EventDecoder<>(part, JsonMappers.strict(), strangers, maxPayload);
    }

    /**
     * Decodes one record; empty when its type is one that this reader need not know.
     *
     * @throws UndecodableMessageException when the record can never be read
     */
    public Optional<ReceivedEvent<E>> decode(ConsumerRecord<byte[], byte[]> record) throws UndecodableMessageException {
        Optional<Envelope> read = envelope(record);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Envelope envelope = read.get();
        ObjectReader reader = readers.get(envelope.type());
        if (reader == null) {
            return unknownType(envelope.type());
        }
        return Optional.of(new ReceivedEvent<>(record, envelope, parse(reader, payload(record))));
    }

    private Optional<Envelope> envelope(ConsumerRecord<byte[], byte[]> record) throws UndecodableMessageException {
        try {
            return Optional.of(Envelope.parse(record.headers()));
        } catch (UndecodableMessageException poison) {
            if (unknownTypes instanceof UnknownTypePolicy.IgnoreEntirely) {
                return Optional.empty();
            }
            throw poison;
        }
    }

    private byte[] payload(ConsumerRecord<byte[], byte[]> record) throws UndecodableMessageException {
        byte @Nullable [] payload = record.value();
        if (payload == null || payload.length == 0) {
            throw new UndecodableMessageException(DeadLetterReason.UNREADABLE, "the payload is empty");
        }
        if (payload.length > maxPayload) {
            throw new UndecodableMessageException(
                    DeadLetterReason.TOO_LARGE, payload.length + " bytes, at most " + maxPayload);
        }
        return payload;
    }

    private Optional<ReceivedEvent<E>> unknownType(String type) throws UndecodableMessageException {
        if (unknownTypes instanceof UnknownTypePolicy.RejectUnknown refused
                && !refused.siblings().contains(type)) {
            throw new UndecodableMessageException(
                    DeadLetterReason.UNKNOWN_TYPE, "ce_type " + type + " is none of " + readers.keySet());
        }
        return Optional.empty();
    }

    private E parse(ObjectReader reader, byte[] payload) throws UndecodableMessageException {
        try {
            E event = root.cast(reader.readValue(payload));
            if (event == null) {
                throw new UndecodableMessageException(
                        DeadLetterReason.BREAKS_SCHEMA, "the payload is null, not a JSON object");
            }
            return event;
        } catch (JsonParseException e) {
            throw new UndecodableMessageException(DeadLetterReason.UNREADABLE, JsonMappers.explain(e));
        } catch (JsonProcessingException e) {
            throw new UndecodableMessageException(DeadLetterReason.BREAKS_SCHEMA, JsonMappers.explain(e));
        } catch (IOException e) {
            throw new UndecodableMessageException(DeadLetterReason.UNREADABLE, String.valueOf(e.getMessage()));
        }
    }

    private void registerReaders(Class<?> sealedRoot, ObjectMapper json) {
        messageTypes(sealedRoot).forEach((name, type) -> readers.put(name, json.readerFor(type)));
    }

    private static Set<String> typesOf(Class<?> sealedRoot) {
        return messageTypes(sealedRoot).keySet();
    }

    private static Map<String, Class<?>> messageTypes(Class<?> type) {
        Map<String, Class<?>> found = new HashMap<>();
        EventType name = type.getAnnotation(EventType.class);
        if (name != null) {
            found.put(name.value(), type);
        }
        Class<?> @Nullable [] permitted = type.getPermittedSubclasses();
        if (permitted != null) {
            for (Class<?> each : permitted) {
                found.putAll(messageTypes(each));
            }
        }
        return found;
    }
}
