package dev.ratiomesh.fleet.uploading.decision;

import dev.ratiomesh.fleet.uploading.upload.Upload;
import dev.ratiomesh.fleet.uploading.upload.Upload.CancelRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An upload as it stands when something is decided.
 *
 * @param cancelRequest the wish to take it back, null when there is none
 * @param failedAttempts how often the same errand came to nothing, in a row
 */
public record UploadSnapshot(Upload upload, @Nullable CancelRequest cancelRequest, int failedAttempts, Instant now) {}
