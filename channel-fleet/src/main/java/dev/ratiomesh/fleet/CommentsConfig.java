package dev.ratiomesh.fleet;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Configures how comments are read and replies are posted, under {@code fleet.comments}. */
public interface CommentsConfig {
    /** Interval between polls for due work. Default 1 second. */
    @WithDefault("PT1S")
    Duration pollInterval();

    /** Most watches, and most replies, a replica works on at a time. Default 8 of each. */
    @WithDefault("8")
    int maxInProgress();

    /** Lease of a claimed watch or reply. Default 60 seconds; must exceed {@code fleet.google.timeout}. */
    @WithDefault("PT60S")
    Duration lease();

    /** Most pages read in one poll of a video; the next poll continues after them. Default 10. */
    @WithDefault("10")
    int pages();

    /** Shortest interval between two polls of a video. Default 5 minutes; each poll costs at least one quota unit. */
    @WithDefault("PT5M")
    Duration pollIntervalMin();

    /** Longest interval between two polls of a video without new comments. Default 6 hours. */
    @WithDefault("PT6H")
    Duration pollIntervalMax();

    /** Interval after which a video with disabled comments, or a deleted video, is polled again. Default 6 hours. */
    @WithDefault("PT6H")
    Duration disabledRecheck();

    /**
     * Interval between full scans of a video's threads, which find new replies to old comments and read all texts anew.
     * Every poll covers the replies of the newest hundred threads. Default 7 days; must stay well below 30 days, after
     * which unread comments are deleted.
     */
    @WithDefault("P7D")
    Duration fullScanInterval();

    /**
     * Time after an unanswered request before an unsuccessful lookup proves that no reply was posted. Default 2
     * minutes.
     */
    @WithDefault("PT2M")
    Duration absenceDelay();

    /** Delay before the second lookup of a reply; doubles up to {@link #retryBackoffMax}. Default 3 seconds. */
    @WithDefault("PT3S")
    Duration replyLookupInitial();

    /** Public reads without a posted reply after which the reply counts as held for review. Default 4. */
    @WithDefault("4")
    int readBacks();

    /** Delay after the first failure; doubles with each further one. Default 5 seconds. */
    @WithDefault("PT5S")
    Duration retryBackoffInitial();

    /** Longest delay after a failure. Default 15 minutes. */
    @WithDefault("PT15M")
    Duration retryBackoffMax();
}
