package dev.ratiomesh.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ratiomesh.contracts.EventType;
import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.delivery.json.JsonMappers;
import org.jspecify.annotations.Nullable;

/**
 * An event to publish: its topic, key, tenant and payload. Source and cause are added when the event is sent or
 * appended to the outbox.
 *
 * @param key the record key and the CloudEvents subject: the aggregate's id
 * @param tenantId the customer the event belongs to, null when it concerns all of them
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

    /** Returns the {@code ce_type}. */
    public String type() {
        return TYPES.get(event.getClass());
    }

    /**
     * Returns the event as JSON in UTF-8.
     *
     * @param maxBytes maximum size, because every reader rejects a larger payload
     */
    public byte[] payload(int maxBytes) {
        try {
            byte[] payload = JsonMappers.tolerant().writeValueAsBytes(event);
            if (payload.length > maxBytes) {
                throw new IllegalArgumentException(
                        type() + " of " + key + " has " + payload.length + " bytes, at most " + maxBytes);
            }
            return payload;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + event, e);
        }
    }

    /**
     * Makes the envelope of this event, published by {@code source} because of {@code cause}; null when nothing caused
     * it.
     */
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
