package dev.ratiomesh.fleet.uploading.decision;

import dev.ratiomesh.contracts.channel.ChannelEvent.UploadEvent;
import dev.ratiomesh.fleet.uploading.upload.ChannelAssignment;
import dev.ratiomesh.fleet.uploading.upload.Errand;
import dev.ratiomesh.fleet.uploading.upload.Upload;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows from what was learnt.
 *
 * @param mark a channel that is to rest, null for none
 */
public record Transition(Upload next, List<UploadEvent> events, Due due, @Nullable Mark mark) {
    public Transition {
        events = List.copyOf(events);
    }

    /** Nothing is told. */
    static Transition silent(Upload next, Due due) {
        return new Transition(next, List.of(), due, null);
    }

    static Transition of(Upload next, UploadEvent event, Due due) {
        return new Transition(next, List.of(event), due, null);
    }

    Transition with(Mark other) {
        return new Transition(next, events, due, other);
    }

    /** The choice that is given back, since it came to no session; null for none. */
    public @Nullable ChannelAssignment releasedAssignment(Upload before) {
        ChannelAssignment had = before.choice();
        boolean dropped = next.choice() == null || next.errand() == Errand.NONE;
        return had != null && had.sessions() == 0 && dropped ? had : null;
    }

    /** The choice that is new and counts against its channel's day; null for none. */
    public @Nullable ChannelAssignment newAssignment(Upload before) {
        return before.choice() == null ? next.choice() : null;
    }
}
