package dev.ratiomesh.delivery.tally;

import dev.ratiomesh.contracts.EventType;
import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.delivery.OutgoingEvent;

public sealed interface TallyEvent {
    @EventType("tally.changed.v1")
    record Changed(String tallyId, long amount, String remark) implements TallyEvent {}

    static OutgoingEvent changed(String tallyId, long amount) {
        return new OutgoingEvent(Topic.CAMPAIGN_EVENTS, tallyId, "t-1", new Changed(tallyId, amount, ""));
    }

    /** Makes an event with the given topic and remark. */
    static OutgoingEvent remark(Topic topic, String tallyId, long amount, String remark) {
        return new OutgoingEvent(topic, tallyId, "t-1", new Changed(tallyId, amount, remark));
    }
}
