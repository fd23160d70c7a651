package dev.ratiomesh.campaign.dashboard.outbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ratiomesh.delivery.Json;

/** Between texts in rows and records. */
final class Sql {
    private Sql() {}

    /** A text from outside, as one that the database can look for: it knows no NUL. */
    static String plain(String text) {
        return text.replace('\0', '\uFFFD');
    }

    static <T> T json(String text, Class<T> type) {
        try {
            return Json.tolerant().readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "a stored " + type.getSimpleName() + " cannot be read: " + Json.explain(e), e);
        }
    }

    static String text(Object value) {
        try {
            return Json.tolerant().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be stored: " + value, e);
        }
    }
}
