package dev.ratiomesh.fleet.uploading.decision;

import dev.ratiomesh.fleet.uploading.upload.Upload;
import dev.ratiomesh.fleet.uploading.upload.Upload.CancelRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot is the upload and its circumstances at the time of a decision.
 *
 * @param cancelRequest null when nobody has requested to cancel it
 * @param failedAttempts attempts of the same next action without success in a row, 0 or more
 */
public record UploadSnapshot(Upload upload, @Nullable CancelRequest cancelRequest, int failedAttempts, Instant now) {}
