package dev.ratiomesh.contracts.video;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import dev.ratiomesh.contracts.EventType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A reading of a video for one campaign; a video of several campaigns is read once and published for each. */
public sealed interface VideoFact {

    String campaignId();

    String tenantId();

    String videoId();

    /** Returns the moment of the reading. */
    Instant observedAt();

    /**
     * The video's public numbers as YouTube reports them, also when a counter falls.
     *
     * @param views public view count, 0 or more
     * @param likes 0 or more; null when the channel hides them
     * @param comments 0 or more; null when comments are disabled
     * @param publishedAt publication time of the video, null when not known
     * @param genre genre of the brief
     * @param viewGoal view goal of the brief
     */
    @EventType("video.observed.v1")
    record VideoObserved(
            String campaignId,
            String tenantId,
            String videoId,
            Instant observedAt,
            long views,
            @Nullable Long likes,
            @Nullable Long comments,
            @Nullable Instant publishedAt,
            String genre,
            long viewGoal)
            implements VideoFact {

        /** @throws IllegalArgumentException when a count is below 0, which the schema does not allow */
        public VideoObserved {
            count("views", views);
            count("likes", likes == null ? 0 : likes);
            count("comments", comments == null ? 0 : comments);
        }

        private static void count(String field, long value) {
            if (value < 0) {
                throw new IllegalArgumentException(field + ": is " + value + ", must be 0 or more");
            }
        }
    }

    /**
     * The video is not available: deleted, private or never existing, which look alike without the owner's token.
     *
     * @param tries number of readings in a row that did not find the video
     */
    @EventType("video.unavailable.v1")
    record VideoUnavailable(
            String campaignId, String tenantId, String videoId, Instant observedAt, int tries, Reason reason)
            implements VideoFact {}

    /** The reason for which a video has no numbers. */
    enum Reason {
        /** YouTube's response does not contain the id. */
        NOT_FOUND,
        /** For readers older than the writer. */
        @JsonEnumDefaultValue
        UNKNOWN
    }
}
