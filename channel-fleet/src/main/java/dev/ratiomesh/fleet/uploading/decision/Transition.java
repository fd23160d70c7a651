package dev.ratiomesh.fleet.uploading.decision;

import dev.ratiomesh.contracts.channel.ChannelEvent.UploadEvent;
import dev.ratiomesh.fleet.uploading.upload.ChannelAssignment;
import dev.ratiomesh.fleet.uploading.upload.Upload;
import dev.ratiomesh.fleet.uploading.upload.Upload.NextAction;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows from what was learnt.
 *
 * @param cooldown a channel that is to rest, null for none
 */
public record Transition(Upload next, List<UploadEvent> events, Schedule schedule, @Nullable ChannelCooldown cooldown) {
    public Transition {
        events = List.copyOf(events);
    }

    /** Nothing is told. */
    static Transition withoutEvent(Upload next, Schedule schedule) {
        return new Transition(next, List.of(), schedule, null);
    }

    static Transition of(Upload next, UploadEvent event, Schedule schedule) {
        return new Transition(next, List.of(event), schedule, null);
    }

    Transition withCooldown(ChannelCooldown other) {
        return new Transition(next, events, schedule, other);
    }

    /** The choice that is given back, since it came to no session; null for none. */
    public @Nullable ChannelAssignment releasedAssignment(Upload before) {
        ChannelAssignment had = before.assignment();
        boolean dropped = next.assignment() == null || next.nextAction() == NextAction.NONE;
        return had != null && had.sessionsOpened() == 0 && dropped ? had : null;
    }

    /** The choice that is new and counts against its channel's day; null for none. */
    public @Nullable ChannelAssignment newAssignment(Upload before) {
        return before.assignment() == null ? next.assignment() : null;
    }

    /** When something is next to be done for an upload. */
    public sealed interface Schedule {
        /** At once, by the same worker. */
        record Continue() implements Schedule {}

        record At(Instant dueAt) implements Schedule {}

        /**
         * After a try that came to nothing.
         *
         * @param problem what went wrong, null when nothing did and it only takes time
         * @param failedAttempts that came to nothing in a row, this one included
         */
        record Retry(Instant dueAt, @Nullable String problem, int failedAttempts) implements Schedule {}

        record Never() implements Schedule {}
    }

    /**
     * A channel takes no uploads for a while.
     *
     * @param reason in words
     */
    public record ChannelCooldown(String channelId, Instant until, String reason) {}
}
