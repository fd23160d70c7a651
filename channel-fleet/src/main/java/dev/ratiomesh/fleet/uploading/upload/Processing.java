package dev.ratiomesh.fleet.uploading.upload;

import dev.ratiomesh.contracts.channel.UploadState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The video exists.
 *
 * @param thumbnailDone whether its thumbnail needs nothing more
 * @param note what could not be done of what was asked
 */
public record Processing(
        UploadRequest job,
        long version,
        ChannelAssignment choice,
        String videoId,
        Instant since,
        boolean thumbnailDone,
        @Nullable String note)
        implements Upload {
    @Override
    public UploadState state() {
        return UploadState.PROCESSING;
    }

    @Override
    public Errand errand() {
        return thumbnailDone ? Errand.CHECK : Errand.DRESS;
    }

    @Override
    public long confirmedBytes() {
        return choice.file().bytes();
    }
}
