package dev.ratiomesh.delivery.http;

import dev.ratiomesh.delivery.OutgoingEvent;
import org.jspecify.annotations.Nullable;

/**
 * A command came over HTTP and shall go onto its topic.
 *
 * @param idempotencyKey 1 to 255 characters; null when the caller gave none, and every call is a command of its own
 * @param location where its outcome is to be seen, a path
 */
public record HttpCommand(OutgoingEvent command, @Nullable String idempotencyKey, String location) {
    /** Returns a command whose {@code Idempotency-Key}, null for none, counts for this one subject only. */
    public static HttpCommand about(String subjectId, OutgoingEvent command, @Nullable String key, String location) {
        return new HttpCommand(command, key == null ? null : subjectId + "/" + key, location);
    }
}
