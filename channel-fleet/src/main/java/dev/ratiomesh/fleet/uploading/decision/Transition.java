package dev.ratiomesh.fleet.uploading.decision;

import dev.ratiomesh.contracts.channel.ChannelEvent.UploadEvent;
import dev.ratiomesh.fleet.uploading.upload.ChannelAssignment;
import dev.ratiomesh.fleet.uploading.upload.Upload;
import dev.ratiomesh.fleet.uploading.upload.Upload.NextAction;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A transition is the decision about an upload: its next state, the events to publish and the schedule of its next action.
 * All of it is stored in one transaction.
 *
 * @param events in order; empty when nobody needs to know of the change
 * @param cooldown a channel that takes no uploads for a while, null for none
 */
public record Transition(Upload next, List<UploadEvent> events, Schedule schedule, @Nullable ChannelCooldown cooldown) {
    public Transition {
        events = List.copyOf(events);
    }

    /** Makes a transition that publishes no event. */
    static Transition withoutEvent(Upload next, Schedule schedule) {
        return new Transition(next, List.of(), schedule, null);
    }

    /** Makes a transition that publishes one event. */
    static Transition of(Upload next, UploadEvent event, Schedule schedule) {
        return new Transition(next, List.of(event), schedule, null);
    }

    Transition withCooldown(ChannelCooldown channelCooldown) {
        return new Transition(next, events, schedule, channelCooldown);
    }

    /** Returns the assignment that is released, since no session was opened for it; null for none. */
    public @Nullable ChannelAssignment releasedAssignment(Upload before) {
        ChannelAssignment previous = before.assignment();
        boolean dropped = next.assignment() == null || next.nextAction() == NextAction.NONE;
        return previous != null && previous.sessionsOpened() == 0 && dropped ? previous : null;
    }

    /** Returns the new assignment, which counts against its channel's day; null for none. */
    public @Nullable ChannelAssignment newAssignment(Upload before) {
        return before.assignment() == null ? next.assignment() : null;
    }

    /** The schedule of an upload's next action. */
    public sealed interface Schedule {
        /** The same worker continues at once. */
        record Continue() implements Schedule {}

        /** The next action is due at a moment that was expected, such as the reset of a quota. */
        record At(Instant dueAt) implements Schedule {}

        /**
         * The same action is due again after an attempt without success.
         *
         * @param problem sentence for people, null when nothing failed and the action only takes time
         * @param failedAttempts attempts without success in a row, this one included
         */
        record Retry(Instant dueAt, @Nullable String problem, int failedAttempts) implements Schedule {}

        /** The upload has ended. */
        record Never() implements Schedule {}
    }

    /**
     * A cooldown: a channel takes no uploads for a while, after a fault of its own.
     *
     * @param reason sentence for people
     */
    public record ChannelCooldown(String channelId, Instant until, String reason) {}
}
