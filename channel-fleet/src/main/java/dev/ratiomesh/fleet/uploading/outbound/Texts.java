package dev.ratiomesh.fleet.uploading.outbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ratiomesh.delivery.Json;

/** Records kept as JSON text. */
final class Texts {
    private Texts() {}

    static String write(Object value) {
        try {
            return Json.tolerant().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be stored: " + value.getClass(), e);
        }
    }

    static <T> T read(String text, Class<T> type) {
        try {
            return Json.tolerant().readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "a stored " + type.getSimpleName() + " cannot be read: " + Json.explain(e), e);
        }
    }
}
