package dev.ratiomesh.sandbox.journal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.sandbox.wire.MalformedJson;
import dev.ratiomesh.sandbox.wire.SandboxJson;

/** Holds one recorded fact; the kind says which record the fact is. */
public record JournalLine(String kind, JsonNode fact) {

    /**
     * Reads the fact as a record.
     *
     * @throws IllegalArgumentException naming the kind when the fact does not fit the record
     */
    public <T> T as(Class<T> type) {
        try {
            return SandboxJson.read(fact, type);
        } catch (MalformedJson e) {
            throw new IllegalArgumentException("The journal holds an unreadable " + kind + ": " + e.getMessage(), e);
        }
    }
}
