package dev.ratiomesh.sandbox.world;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Holds the interventions on single videos: hidden counts, removals, set numbers. */
public final class VideoInterventions {
    private final Set<String> likesHidden = new HashSet<>();
    private final Set<String> commentsHidden = new HashSet<>();
    private final Set<String> gone = new HashSet<>();
    private final Map<String, PinnedCounts> pins = new HashMap<>();

    public void hideLikes(String videoId) {
        likesHidden.add(videoId);
    }

    public void hideComments(String videoId) {
        commentsHidden.add(videoId);
    }

    public void remove(String videoId) {
        gone.add(videoId);
    }

    public void pin(String videoId, PinnedCounts pin) {
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

    public Map<String, PinnedCounts> pins() {
        return Map.copyOf(pins);
    }

    boolean isRemoved(String videoId) {
        return gone.contains(videoId);
    }

    VideoCounts apply(String videoId, VideoCounts counts) {
        PinnedCounts pin = pins.get(videoId);
        VideoCounts pinned = pin == null ? counts : pin.apply(counts);
        VideoCounts afterLikes = likesHidden.contains(videoId) ? pinned.withoutLikes() : pinned;
        return commentsHidden.contains(videoId) ? afterLikes.withoutComments() : afterLikes;
    }
}
