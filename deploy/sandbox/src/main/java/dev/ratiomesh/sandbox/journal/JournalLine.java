package dev.ratiomesh.sandbox.journal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.sandbox.wire.MalformedJson;
import dev.ratiomesh.sandbox.wire.SandboxJson;

/** One remembered fact; the kind says which record the fact is. */
public record JournalLine(String kind, JsonNode fact) {

    /**
     * The fact as a record.
     *
     * @throws IllegalArgumentException naming the kind when it is not one
     */
    public <T> T as(Class<T> type) {
        try {
            return SandboxJson.read(fact, type);
        } catch (MalformedJson e) {
            throw new IllegalArgumentException("The journal holds an unreadable " + kind + ": " + e.getMessage(), e);
        }
    }
}
