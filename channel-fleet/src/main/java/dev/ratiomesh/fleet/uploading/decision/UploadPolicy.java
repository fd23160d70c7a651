package dev.ratiomesh.fleet.uploading.decision;

import dev.ratiomesh.delivery.Backoff;
import java.time.Duration;

/**
 * What the decisions rest on besides what was learnt.
 *
 * @param maxFileBytes file in bytes
 * @param recheckInterval how soon a channel that only people can help is looked at again
 * @param giveUpAfter how long an upload waits before it is given up
 * @param publishMargin the time before its publish time when no last chunk is begun any more
 * @param locateTimeout how long a video is looked for
 * @param processingTimeout how long YouTube may work on a video
 * @param maxSessions at most for one choice
 * @param maxAttempts at most for a file that cannot be read, and for opening a session on a channel
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
