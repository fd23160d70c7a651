package dev.ratiomesh.fleet;

import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** Configures how source files become videos, under {@code fleet.uploads}. */
public interface UploadConfig {
    /**
     * Folders from which {@code file:} addresses are read, by tenant; {@code default} applies to tenants without an entry.
     * A tenant without either reads no local files.
     */
    Map<String, Path> folders();

    /**
     * Hosts from which source files are read. {@code host} or {@code host:port} may be in a private network; {@code *}
     * stands for every host with public addresses only. Default {@code *}.
     */
    @WithDefault("*")
    Set<String> hosts();

    /** Largest source file, in bytes. Default 256 GB, YouTube's own limit. */
    @WithDefault("256000000000")
    long maxFileBytes();

    /** Largest thumbnail, in bytes, held in memory. Default 8 MiB; YouTube accepts 50 MB. */
    @WithDefault("8388608")
    int maxThumbnailBytes();

    /** Size of a chunk in bytes, a multiple of 262,144. Default 8 MiB; a crash costs at most one chunk. */
    @WithDefault("8388608")
    int chunkBytes();

    /** Time without a byte after which a transfer counts as broken. Default 60 seconds. */
    @WithDefault("PT60S")
    Duration idleTimeout();

    /** Interval between polls for due uploads. Default 0.5 seconds. */
    @WithDefault("PT0.5S")
    Duration pollInterval();

    /** Most uploads a replica works on at a time. Default 4. */
    @WithDefault("4")
    int maxInProgress();

    /**
     * Lease of a claimed upload, which its worker renews every third of it. Default 30 seconds; after a crash the upload
     * stays unclaimed as long.
     */
    @WithDefault("PT30S")
    Duration lease();

    /**
     * Longest time a worker sends one upload before it yields to others. Default 10 minutes; must exceed the time for one
     * chunk.
     */
    @WithDefault("PT10M")
    Duration maxTurn();

    /** Shortest interval between two progress events of an upload; see {@link #progressPercent}. Default 10 seconds. */
    @WithDefault("PT10S")
    Duration progressInterval();

    /** Smallest step between two progress events, in percent of the file, 1 to 100. Default 5. */
    @WithDefault("5")
    int progressPercent();

    /** Delay after the first failure; doubles with each further one. Default 1 second. */
    @WithDefault("PT1S")
    Duration retryBackoffInitial();

    /** Longest delay after a failure. Default 5 minutes. */
    @WithDefault("PT5M")
    Duration retryBackoffMax();

    /**
     * Delay before YouTube's processing, or the search for a lost video, is checked again; doubles each time. Default
     * 10 seconds.
     */
    @WithDefault("PT10S")
    Duration statusPollInitial();

    /** Longest delay between two such checks. Default 10 minutes. */
    @WithDefault("PT10M")
    Duration statusPollMax();

    /**
     * Interval after which a channel that only a person can make available again is checked anew. Default 5 minutes.
     */
    @WithDefault("PT5M")
    Duration channelRecheckInterval();

    /** Time after which a waiting upload is abandoned. Default 7 days. */
    @WithDefault("P7D")
    Duration giveUpAfter();

    /** Time before the publish time from which no final chunk is started any more. Default 1 minute. */
    @WithDefault("PT1M")
    Duration publishMargin();

    /** Longest search for the video of an upload whose final response was lost. Default 1 hour. */
    @WithDefault("PT1H")
    Duration locateTimeout();

    /** Longest time YouTube may process a video. Default 2 days. */
    @WithDefault("P2D")
    Duration processingTimeout();

    /** Most upload sessions of one upload on one channel. Default 5. */
    @WithDefault("5")
    int maxSessions();

    /** Most attempts to read an unreadable source file, and to open a session. Default 8. */
    @WithDefault("8")
    int maxAttempts();
}
