package dev.ratiomesh.delivery.http;

import dev.ratiomesh.delivery.OutgoingEvent;
import org.jspecify.annotations.Nullable;

/**
 * A command received over HTTP, before it is published on its topic.
 *
 * @param idempotencyKey 1 to 255 characters; null when the caller sent none, so that every call is a new command
 * @param location path at which the outcome of the command can be read
 */
public record HttpCommand(OutgoingEvent command, @Nullable String idempotencyKey, String location) {
    /** Returns a command whose {@code Idempotency-Key}, null for none, is unique within this subject only. */
    public static HttpCommand about(String subjectId, OutgoingEvent command, @Nullable String key, String location) {
        return new HttpCommand(command, key == null ? null : subjectId + "/" + key, location);
    }
}
