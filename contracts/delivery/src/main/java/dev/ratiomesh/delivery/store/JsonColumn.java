package dev.ratiomesh.delivery.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ratiomesh.delivery.json.JsonMappers;

/** Writes and reads records that a column stores as JSON text. Reading ignores fields that a newer writer has added. */
public final class JsonColumn {
    private JsonColumn() {}

    /** @throws IllegalArgumentException when the value has no JSON; the message names its class, never its content */
    public static String write(Object value) {
        return JsonMappers.write(value);
    }

    /** @throws IllegalStateException when the text is not JSON of this type; the message names the field */
    public static <T> T read(String text, Class<T> type) {
        try {
            return JsonMappers.tolerant().readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "a stored " + type.getSimpleName() + " cannot be read: " + JsonMappers.explain(e), e);
        }
    }
}
