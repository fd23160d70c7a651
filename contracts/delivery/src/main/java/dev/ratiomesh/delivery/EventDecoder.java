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
 * Decodes Kafka records into the events of one sealed interface. Decoding happens here and not in a Kafka deserializer,
 * so that an undecodable record becomes a dead letter instead of stopping the channel.
 */
public final class EventDecoder<E> {
    private final Map<String, ObjectReader> readers = new HashMap<>();
    private final Class<E> root;
    private final UnknownTypePolicy unknownTypes;
    private final int maxPayload;

    private EventDecoder(Class<E> root, ObjectMapper json, UnknownTypePolicy policy, int maxPayload) {
        this.root = root;
        this.unknownTypes = policy;
        this.maxPayload = maxPayload;
        registerReaders(root, json);
    }

    /** The treatment of messages whose type this decoder does not know. */
    private sealed interface UnknownTypePolicy {
        /** Unknown types are skipped, as new events are for older readers. */
        record IgnoreUnknown() implements UnknownTypePolicy {}

        /** @param siblings types that another decoder of the same service handles, and that are skipped here */
        record RejectUnknown(Set<String> siblings) implements UnknownTypePolicy {}

        /**
         * Unknown types and unreadable envelopes are skipped, because another decoder of the same service rejects them.
         */
        record IgnoreEntirely() implements UnknownTypePolicy {}
    }

    /** Makes a decoder of commands: unknown types and unknown fields are rejected. {@code maxPayload} is in bytes. */
    public static <E> EventDecoder<E> ofCommands(Class<E> sealedRoot, int maxPayload) {
        return new EventDecoder<>(
                sealedRoot, JsonMappers.strict(), new UnknownTypePolicy.RejectUnknown(Set.of()), maxPayload);
    }

    /** Makes a decoder of events: unknown types and unknown fields are ignored. {@code maxPayload} is in bytes. */
    public static <E> EventDecoder<E> ofEvents(Class<E> sealedRoot, int maxPayload) {
        return new EventDecoder<>(
                sealedRoot, JsonMappers.tolerant(), new UnknownTypePolicy.IgnoreUnknown(), maxPayload);
    }

    /**
     * Makes a decoder of a subset of a topic's commands, for a service that consumes the topic once for each subset.
     * Commands of the other subsets are skipped. Exactly one of the decoders rejects what belongs to no subset, so that
     * such a message becomes one dead letter instead of several.
     *
     * @param rejectsUnknown true for that one decoder
     * @param maxPayload in bytes
     */
    public static <E> EventDecoder<E> ofPart(
            Class<E> subset, Class<? super E> allCommands, boolean rejectsUnknown, int maxPayload) {
        UnknownTypePolicy policy = rejectsUnknown
                ? new UnknownTypePolicy.RejectUnknown(typesOf(allCommands))
                : new UnknownTypePolicy.IgnoreEntirely();
        return new EventDecoder<>(subset, JsonMappers.strict(), policy, maxPayload);
    }

    /**
     * Decodes one record; empty when its type is skipped.
     *
     * @throws UndecodableMessageException when the record can never be decoded
     */
    public Optional<ReceivedEvent<E>> decode(ConsumerRecord<byte[], byte[]> record) throws UndecodableMessageException {
        Optional<Envelope> parsed = envelope(record);
        if (parsed.isEmpty()) {
            return Optional.empty();
        }
        Envelope envelope = parsed.get();
        ObjectReader reader = readers.get(envelope.type());
        if (reader == null) {
            return unknownType(envelope.type());
        }
        return Optional.of(new ReceivedEvent<>(record, envelope, parse(reader, payload(record))));
    }

    private Optional<Envelope> envelope(ConsumerRecord<byte[], byte[]> record) throws UndecodableMessageException {
        try {
            return Optional.of(Envelope.parse(record.headers()));
        } catch (UndecodableMessageException failure) {
            if (unknownTypes instanceof UnknownTypePolicy.IgnoreEntirely) {
                return Optional.empty();
            }
            throw failure;
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
        if (unknownTypes instanceof UnknownTypePolicy.RejectUnknown reject
                && !reject.siblings().contains(type)) {
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
            for (Class<?> subtype : permitted) {
                found.putAll(messageTypes(subtype));
            }
        }
        return found;
    }
}
