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
 * @param mark a channel that is to rest, null for none
 */
public record Transition(Upload next, List<UploadEvent> events, Schedule due, @Nullable ChannelCooldown mark) {
    public Transition {
        events = List.copyOf(events);
    }

    /** Nothing is told. */
    static Transition silent(Upload next, Schedule due) {
        return new Transition(next, List.of(), due, null);
    }

    static Transition of(Upload next, UploadEvent event, Schedule due) {
        return new Transition(next, List.of(event), due, null);
    }

    Transition with(ChannelCooldown other) {
        return new Transition(next, events, due, other);
    }

    /** The choice that is given back, since it came to no session; null for none. */
    public @Nullable ChannelAssignment releasedAssignment(Upload before) {
        ChannelAssignment had = before.choice();
        boolean dropped = next.choice() == null || next.errand() == NextAction.NONE;
        return had != null && had.sessions() == 0 && dropped ? had : null;
    }

    /** The choice that is new and counts against its channel's day; null for none. */
    public @Nullable ChannelAssignment newAssignment(Upload before) {
        return before.choice() == null ? next.choice() : null;
    }

    /** When something is next to be done for an upload. */
    public sealed interface Schedule {
        /** At once, by the same worker. */
        record Continue() implements Schedule {}

        record At(Instant moment) implements Schedule {}

        /**
         * After a try that came to nothing.
         *
         * @param words what went wrong, null when nothing did and it only takes time
         * @param tries that came to nothing in a row, this one included
         */
        record RetryAt(Instant moment, @Nullable String words, int tries) implements Schedule {}

        record NotScheduled() implements Schedule {}
    }

    /**
     * A channel takes no uploads for a while.
     *
     * @param why in words
     */
    public record ChannelCooldown(String channelId, Instant restsUntil, String why) {}
}
