package dev.ratiomesh.sandbox.world;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What somebody did to single videos: hid counts, took them away, set their numbers. */
public final class Interventions {
    private final Set<String> likesHidden = new HashSet<>();
    private final Set<String> commentsHidden = new HashSet<>();
    private final Set<String> gone = new HashSet<>();
    private final Map<String, Pin> pins = new HashMap<>();

    public void hideLikes(String videoId) {
        likesHidden.add(videoId);
    }

    public void hideComments(String videoId) {
        commentsHidden.add(videoId);
    }

    public void remove(String videoId) {
        gone.add(videoId);
    }

    public void pin(String videoId, Pin pin) {
        pins.put(videoId, pin);
    }

    public void clear() {
        likesHidden.clear();
        commentsHidden.clear();
        gone.clear();
        pins.clear();
    }

    public Set<String> likesHidden() {
        return Set.copyOf(likesHidden);
    }

    public Set<String> commentsHidden() {
        return Set.copyOf(commentsHidden);
    }

    public Set<String> gone() {
        return Set.copyOf(gone);
    }

    public Map<String, Pin> pins() {
        return Map.copyOf(pins);
    }

    boolean isGone(String videoId) {
        return gone.contains(videoId);
    }

    Counts over(String videoId, Counts counts) {
        Pin pin = pins.get(videoId);
        Counts pinned = pin == null ? counts : pin.over(counts);
        Counts likesDone = likesHidden.contains(videoId) ? pinned.withoutLikes() : pinned;
        return commentsHidden.contains(videoId) ? likesDone.withoutComments() : likesDone;
    }
}
