package dev.ratiomesh.fleet.uploading.decision;

import dev.ratiomesh.delivery.Backoff;
import java.time.Duration;

/**
 * The configured limits of the upload state machine.
 *
 * @param maxFileBytes size of the largest file
 * @param recheckInterval time until a channel that only a person can make eligible again is checked anew
 * @param giveUpAfter age at which an upload without a video fails
 * @param publishMargin time before the publish time from which the final chunk is no longer started
 * @param locateTimeout longest time to look for the video of an expired session
 * @param processingTimeout longest time for YouTube's processing
 * @param maxSessions most sessions for one channel assignment
 * @param maxAttempts most attempts to read the file, and to open a session on one channel
 * @param retryBackoff delays after faults
 * @param pollBackoff delays between checks of a video that is processed or looked for
 */
public record UploadPolicy(
        long maxFileBytes,
        Duration recheckInterval,
        Duration giveUpAfter,
        Duration publishMargin,
        Duration locateTimeout,
        Duration processingTimeout,
        int maxSessions,
        int maxAttempts,
        Backoff retryBackoff,
        Backoff pollBackoff) {}
