package dev.ratiomesh.sandbox.world;

import org.jspecify.annotations.Nullable;

/** Numbers somebody set by hand; a null leaves that count to the world. */
public record Pin(@Nullable Long views, @Nullable Long likes, @Nullable Long comments) {

    Counts over(Counts counts) {
        return new Counts(
                views == null ? counts.views() : views,
                likes == null ? counts.likes() : likes,
                comments == null ? counts.comments() : comments);
    }
}
