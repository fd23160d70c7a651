package dev.ratiomesh.fleet.uploading.upload;

import dev.ratiomesh.contracts.channel.UploadState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** @param session kept when it had begun; it goes on from there */
public record Waiting(
        UploadRequest job, long version, @Nullable ChannelAssignment choice, @Nullable UploadSession session, Wait why)
        implements Upload {
    @Override
    public UploadState state() {
        return UploadState.WAITING;
    }

    @Override
    public Errand errand() {
        if (session != null) {
            return Errand.SEND;
        }
        return choice == null ? Errand.CHOOSE : Errand.OPEN;
    }

    @Override
    public String reason() {
        return why.reason();
    }

    @Override
    public Instant waitsUntil() {
        return why.until();
    }
}
