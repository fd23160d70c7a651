package dev.ratiomesh.fleet.uploading.upload;

import dev.ratiomesh.contracts.channel.UploadState;
import org.jspecify.annotations.Nullable;

/** Its form is good; nothing was sent. */
public record Accepted(UploadRequest job, long version, @Nullable ChannelAssignment choice) implements Upload {
    @Override
    public UploadState state() {
        return UploadState.ACCEPTED;
    }

    @Override
    public Errand errand() {
        return choice == null ? Errand.CHOOSE : Errand.OPEN;
    }
}
