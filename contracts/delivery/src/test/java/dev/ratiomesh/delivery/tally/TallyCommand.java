package dev.ratiomesh.delivery.tally;

import dev.ratiomesh.contracts.EventType;

public sealed interface TallyCommand {
    String tallyId();

    /** Adds an amount and publishes the sum; the database rejects a sum below zero. */
    @EventType("tally.add.v1")
    record Add(String tallyId, String tenantId, long amount) implements TallyCommand {}

    /** Makes the handler throw, after the outbox row was decided. */
    @EventType("tally.break.v1")
    record Break(String tallyId, String tenantId) implements TallyCommand {}

    /** Publishes the amount, which a follow-up query finds. */
    @EventType("tally.tell.v1")
    record Tell(String tallyId, String tenantId) implements TallyCommand {}
}
