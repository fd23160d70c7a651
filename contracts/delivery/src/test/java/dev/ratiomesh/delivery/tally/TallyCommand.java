package dev.ratiomesh.delivery.tally;

import dev.ratiomesh.contracts.EventType;

public sealed interface TallyCommand {
    String tallyId();

    /** Adds, and says so; below zero the database refuses. */
    @EventType("tally.add.v1")
    record Add(String tallyId, String tenantId, long amount) implements TallyCommand {}

    /** Throws in the handler, after the outbox row was decided. */
    @EventType("tally.break.v1")
    record Break(String tallyId, String tenantId) implements TallyCommand {}

    /** Says the amount, found by a look into the database. */
    @EventType("tally.tell.v1")
    record Tell(String tallyId, String tenantId) implements TallyCommand {}
}
