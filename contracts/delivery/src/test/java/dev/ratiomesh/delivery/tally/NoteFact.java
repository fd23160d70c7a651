package dev.ratiomesh.delivery.tally;

import dev.ratiomesh.contracts.EventType;

public sealed interface NoteFact {
    @EventType("note.taken.v1")
    record Taken(String id, String text) implements NoteFact {}
}
