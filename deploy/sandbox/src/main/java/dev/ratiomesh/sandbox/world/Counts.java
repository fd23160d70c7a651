package dev.ratiomesh.sandbox.world;

import org.jspecify.annotations.Nullable;

/** Public counts of a video at one moment. Null likes: hidden. Null comments: switched off. Never negative. */
public record Counts(long views, @Nullable Long likes, @Nullable Long comments) {

    public Counts plus(Reach reach) {
        return new Counts(views + reach.views(), add(likes, reach.likes()), add(comments, reach.comments()));
    }

    public Counts withoutLikes() {
        return new Counts(views, null, comments);
    }

    public Counts withoutComments() {
        return new Counts(views, likes, null);
    }

    private static @Nullable Long add(@Nullable Long count, long more) {
        return count == null ? null : Long.valueOf(count + more);
    }
}
