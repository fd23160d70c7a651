package dev.ratiomesh.poller.reading;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The public statistics of a video as YouTube returned them. Any of them may be withheld; a withheld one is null, never 0.
 *
 * @param views 0 or more, null when withheld
 * @param likes 0 or more, null when hidden
 * @param comments 0 or more, null when switched off
 * @param publishedAt null when the response has no readable time
 */
public record VideoStats(
        @Nullable Long views, @Nullable Long likes, @Nullable Long comments, @Nullable Instant publishedAt) {}
