package dev.ratiomesh.poller.reading;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A video's public numbers, as YouTube gave them. Any of them may be kept back; what is kept back is null, never 0.
 *
 * @param views 0 or more
 * @param likes 0 or more, null when hidden
 * @param comments 0 or more, null when switched off
 */
public record VideoStats(
        @Nullable Long views, @Nullable Long likes, @Nullable Long comments, @Nullable Instant publishedAt) {}
