package dev.ratiomesh.fleet.uploading;

import dev.ratiomesh.contracts.channel.UploadState;
import org.jspecify.annotations.Nullable;

/** The video is there. */
public record Published(Job job, long version, Choice choice, String videoId, @Nullable String note) implements Upload {
    @Override
    public UploadState state() {
        return UploadState.PUBLISHED;
    }

    @Override
    public Errand errand() {
        return Errand.NONE;
    }

    @Override
    public @Nullable String reason() {
        return note;
    }

    @Override
    public long sent() {
        return choice.file().bytes();
    }
}
