package dev.ratiomesh.sandbox.world;

import org.jspecify.annotations.Nullable;

/** Holds counts that an instruction set; a null leaves that count to the video's story. */
public record PinnedCounts(@Nullable Long views, @Nullable Long likes, @Nullable Long comments) {

    VideoCounts apply(VideoCounts counts) {
        return new VideoCounts(
                views == null ? counts.views() : views,
                likes == null ? counts.likes() : likes,
                comments == null ? counts.comments() : comments);
    }
}
