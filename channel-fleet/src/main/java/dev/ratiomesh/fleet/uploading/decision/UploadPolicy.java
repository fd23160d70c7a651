package dev.ratiomesh.fleet.uploading.decision;

import dev.ratiomesh.delivery.Backoff;
import java.time.Duration;

/**
 * What the decisions rest on besides what was learnt.
 *
 * @param largest file in bytes
 * @param recheck how soon a channel that only people can help is looked at again
 * @param giveUpAfter how long an upload waits before it is given up
 * @param publishMargin the time before its publish time when no last chunk is begun any more
 * @param locateTimeout how long a video is looked for
 * @param processingTimeout how long YouTube may work on a video
 * @param sessions at most for one choice
 * @param tries at most for a file that cannot be read, and for opening a session on a channel
 */
public record UploadPolicy(
        long largest,
        Duration recheck,
        Duration giveUpAfter,
        Duration publishMargin,
        Duration locateTimeout,
        Duration processingTimeout,
        int sessions,
        int tries,
        Backoff pauses,
        Backoff pollBackoff) {}
