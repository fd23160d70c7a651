package dev.ratiomesh.fleet.uploading;

import dev.ratiomesh.contracts.channel.UploadState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The video exists.
 *
 * @param dressed whether its thumbnail needs nothing more
 * @param note what could not be done of what was asked
 */
public record Processing(
        Job job, long version, Choice choice, String videoId, Instant since, boolean dressed, @Nullable String note)
        implements Upload {
    @Override
    public UploadState state() {
        return UploadState.PROCESSING;
    }

    @Override
    public Errand errand() {
        return dressed ? Errand.CHECK : Errand.DRESS;
    }

    @Override
    public long sent() {
        return choice.file().bytes();
    }
}
