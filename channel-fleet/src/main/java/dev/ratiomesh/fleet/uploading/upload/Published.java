package dev.ratiomesh.fleet.uploading.upload;

import dev.ratiomesh.contracts.channel.UploadState;
import org.jspecify.annotations.Nullable;

/** The video is there. */
public record Published(
        UploadRequest job, long version, ChannelAssignment choice, String videoId, @Nullable String note)
        implements Upload {
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
    public long confirmedBytes() {
        return choice.file().bytes();
    }
}
