package dev.ratiomesh.fleet.uploading.upload;

import dev.ratiomesh.contracts.channel.UploadState;

/** Bytes go into a session. Whoever did not open it himself asks first how far it is. */
public record Sending(UploadRequest job, long version, UploadSession session) implements Upload {
    @Override
    public UploadState state() {
        return UploadState.SENDING;
    }

    @Override
    public Errand errand() {
        return Errand.SEND;
    }
}
