package dev.ratiomesh.fleet;

import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** How files become videos, under {@code fleet.uploads}. */
public interface UploadConfig {
    /**
     * From which folder a tenant's {@code file:} addresses are read, by tenant; {@code default} is for all without an entry.
     * No entry, no local files.
     */
    Map<String, Path> folders();

    /**
     * From which hosts files are read: {@code host} or {@code host:port}, which may be in private networks, and {@code *}
     * for every host with public addresses only.
     */
    @WithDefault("*")
    Set<String> hosts();

    /** Largest file in bytes; YouTube takes 256 GB. */
    @WithDefault("256000000000")
    long largest();

    /** Largest thumbnail in bytes; YouTube takes 50 MB. It is held in memory. */
    @WithDefault("8388608")
    int largestThumbnail();

    /** Bytes of a chunk, a multiple of 262144; a kill costs at most one. */
    @WithDefault("8388608")
    int chunk();

    /** Without a byte for so long, a transfer is broken. */
    @WithDefault("PT60S")
    Duration idle();

    /** Pause between looks for due uploads. */
    @WithDefault("PT0.5S")
    Duration every();

    /** Uploads that a replica works on at a time. */
    @WithDefault("4")
    int batch();

    /** How long a claimed upload is left to its worker, who renews it at a third; after a crash it waits that long. */
    @WithDefault("PT30S")
    Duration lease();

    /** After so long a worker makes room for other uploads. */
    @WithDefault("PT10M")
    Duration turn();

    /** Progress is told when so much time has passed since the last time, */
    @WithDefault("PT10S")
    Duration tellEvery();

    /** and so many percent of the file were sent, 1 to 100. */
    @WithDefault("5")
    int tellPercent();

    /** The first pause after trouble; it doubles with each further one. */
    @WithDefault("PT1S")
    Duration firstPause();

    @WithDefault("PT5M")
    Duration longestPause();

    /** The first pause between looks at YouTube's work on a video, or for one; it doubles each time. */
    @WithDefault("PT10S")
    Duration firstLook();

    @WithDefault("PT10M")
    Duration longestLook();

    /** How soon a channel is looked at again that takes no uploads for a reason which only people can change. */
    @WithDefault("PT5M")
    Duration recheck();

    /** How long an upload waits before it is given up. */
    @WithDefault("P7D")
    Duration giveUpAfter();

    /** So long before its publish time no last chunk is begun any more. */
    @WithDefault("PT1M")
    Duration publishMargin();

    /** How long a video whose answer was lost is looked for. */
    @WithDefault("PT1H")
    Duration findFor();

    /** How long YouTube may work on a video. */
    @WithDefault("P2D")
    Duration processFor();

    /** Sessions for one upload on one channel, at most. */
    @WithDefault("5")
    int sessions();

    /** Tries for a file that cannot be read, and for opening a session. */
    @WithDefault("8")
    int tries();
}
