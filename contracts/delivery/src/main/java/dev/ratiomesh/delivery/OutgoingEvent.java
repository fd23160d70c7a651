package dev.ratiomesh.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ratiomesh.contracts.EventType;
import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.delivery.json.JsonMappers;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way out: what is said, where, about what and for whom. Who says it and what caused it is added when it
 * is sent or written to the outbox.
 *
 * @param key the record key and the CloudEvents subject: the aggregate's id
 * @param tenantId the customer concerned, null where it is all of them
 * @param event a record with {@link EventType}
 */
public record OutgoingEvent(Topic topic, String key, @Nullable String tenantId, Object event) {

    private static final ClassValue<String> TYPES = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            EventType name = type.getAnnotation(EventType.class);
            if (name == null) {
                throw new IllegalArgumentException(type.getName() + " has no @EventType");
            }
            return name.value();
        }
    };

    /** The {@code ce_type}. */
    public String type() {
        return TYPES.get(event.getClass());
    }

    /**
     * The event as JSON.
     *
     * @throws IllegalArgumentException when it has more than {@code limit} bytes: every reader would refuse it
     */
    public byte[] payload(int limit) {
        try {
            byte[] payload = JsonMappers.tolerant().writeValueAsBytes(event);
            if (payload.length > limit) {
                throw new IllegalArgumentException(
                        type() + " of " + key + " has " + payload.length + " bytes, at most " + limit);
            }
            return payload;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + event, e);
        }
    }

    /** The envelope of this event under the given id, as said by {@code source} because of {@code cause}. */
    public Envelope envelope(String id, String source, @Nullable Envelope cause) {
        return new Envelope(
                id,
                source,
                type(),
                key,
                tenantId,
                cause == null ? null : cause.id(),
                cause == null ? null : cause.rootMessageId(),
                cause == null ? null : cause.traceparent());
    }
}
