package dev.ratiomesh.sandbox.world;

/** Holds the views, likes and comments that advertising has brought to a video so far. */
public record AdReachSoFar(long views, long likes, long comments) {
    public static final AdReachSoFar NONE = new AdReachSoFar(0, 0, 0);

    public AdReachSoFar plus(AdReachSoFar other) {
        return new AdReachSoFar(views + other.views, likes + other.likes, comments + other.comments);
    }
}
