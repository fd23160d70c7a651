package dev.ratiomesh.sandbox.world;

/** What advertising has brought to a video so far. */
public record Reach(long views, long likes, long comments) {
    public static final Reach NONE = new Reach(0, 0, 0);

    public Reach plus(Reach other) {
        return new Reach(views + other.views, likes + other.likes, comments + other.comments);
    }
}
