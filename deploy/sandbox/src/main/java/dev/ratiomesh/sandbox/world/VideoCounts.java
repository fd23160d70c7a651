package dev.ratiomesh.sandbox.world;

import org.jspecify.annotations.Nullable;

/**
 * Holds the public counts of a video at one moment. Null likes: hidden. Null comments: switched off. Never negative.
 */
public record VideoCounts(long views, @Nullable Long likes, @Nullable Long comments) {

    public VideoCounts plus(AdReachSoFar reach) {
        return new VideoCounts(views + reach.views(), add(likes, reach.likes()), add(comments, reach.comments()));
    }

    public VideoCounts withoutLikes() {
        return new VideoCounts(views, null, comments);
    }

    public VideoCounts withoutComments() {
        return new VideoCounts(views, likes, null);
    }

    private static @Nullable Long add(@Nullable Long count, long more) {
        return count == null ? null : Long.valueOf(count + more);
    }
}
