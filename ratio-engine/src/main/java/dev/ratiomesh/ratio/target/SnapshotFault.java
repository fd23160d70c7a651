package dev.ratiomesh.ratio.target;

import dev.ratiomesh.contracts.video.VideoFact;
import dev.ratiomesh.contracts.video.VideoFact.VideoObserved;
import org.jspecify.annotations.Nullable;

/** What makes a snapshot that could be read impossible all the same. */
public final class SnapshotFault {

    private SnapshotFault() {}

    /** What is wrong and where; null when nothing is. */
    public static @Nullable String of(VideoFact fact) {
        return fact instanceof VideoObserved video ? of(video) : null;
    }

    private static @Nullable String of(VideoObserved video) {
        if (video.views() < 0) {
            return negative("views", video.views());
        }
        if (video.likes() != null && video.likes() < 0) {
            return negative("likes", video.likes());
        }
        return video.comments() != null && video.comments() < 0 ? negative("comments", video.comments()) : null;
    }

    private static String negative(String field, long value) {
        return field + ": is " + value + ", must be 0 or more";
    }
}
