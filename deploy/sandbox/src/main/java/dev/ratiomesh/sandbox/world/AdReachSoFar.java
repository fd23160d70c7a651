package dev.ratiomesh.sandbox.world;

/** Holds the views, likes and comments that advertising has brought to a video so far. */
public record AdReachSoFar(long views, long likes, long comments) {
    public static final AdReachSoFar NONE = new AdReachSoFar(0, 0, 0);

    public AdReachSoFar plus(AdReachSoFar added) {
        return new AdReachSoFar(views + added.views, likes + added.likes, comments + added.comments);
    }
}
