package dev.ratiomesh.fleet.uploading.upload;

import dev.ratiomesh.contracts.channel.UploadState;
import org.jspecify.annotations.Nullable;

/** It will not be tried again. */
public record Failed(
        UploadRequest job,
        long version,
        @Nullable ChannelAssignment choice,
        long confirmedBytes,
        @Nullable String videoId,
        Failure failure)
        implements Upload {
    @Override
    public UploadState state() {
        return UploadState.FAILED;
    }

    @Override
    public Errand errand() {
        return Errand.NONE;
    }

    @Override
    public String reason() {
        return failure.words();
    }
}
