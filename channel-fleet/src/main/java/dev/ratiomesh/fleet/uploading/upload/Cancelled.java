package dev.ratiomesh.fleet.uploading.upload;

import dev.ratiomesh.contracts.channel.UploadState;
import org.jspecify.annotations.Nullable;

/** It was taken back before there was a video. */
public record Cancelled(
        UploadRequest job, long version, @Nullable ChannelAssignment choice, long confirmedBytes, Ending ending)
        implements Upload {
    @Override
    public UploadState state() {
        return UploadState.CANCELLED;
    }

    @Override
    public Errand errand() {
        return Errand.NONE;
    }

    @Override
    public String reason() {
        return ending.reason();
    }
}
