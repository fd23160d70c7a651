package dev.ratiomesh.fleet.uploading.upload;

import dev.ratiomesh.contracts.channel.UploadState;
import java.time.Instant;

/** The session is gone; the video is looked for before anything else is done. */
public record Finding(UploadRequest job, long version, UploadSession session, Instant since) implements Upload {
    @Override
    public UploadState state() {
        return UploadState.FINDING;
    }

    @Override
    public Errand errand() {
        return Errand.FIND;
    }
}
