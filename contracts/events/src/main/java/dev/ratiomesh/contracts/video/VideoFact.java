package dev.ratiomesh.contracts.video;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import dev.ratiomesh.contracts.EventType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A reading of a video for one campaign; a video watched by several campaigns is read once and told to each. */
public sealed interface VideoFact {

    String campaignId();

    String tenantId();

    String videoId();

    /** When the numbers were read. */
    Instant observedAt();

    /**
     * The video's public numbers, as YouTube gave them: a counter that falls is reported as it is.
     *
     * @param views public view count, 0 or more
     * @param likes 0 or more; null when the channel hides them, never 0 for hidden
     * @param comments 0 or more; null when comments are switched off, never 0 for that
     * @param publishedAt when the video was published, null when not known
     * @param genre of the brief
     * @param viewGoal of the brief
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
     * The video stopped answering: deleted, private or never there; without the owner's token these look alike.
     *
     * @param tries readings in a row that did not find it
     */
    @EventType("video.unavailable.v1")
    record VideoUnavailable(
            String campaignId, String tenantId, String videoId, Instant observedAt, int tries, Reason reason)
            implements VideoFact {}

    /** Why a video has no numbers. */
    enum Reason {
        /** YouTube answers without this id. */
        NOT_FOUND,
        /** For readers older than the writer. */
        @JsonEnumDefaultValue
        UNKNOWN
    }
}
