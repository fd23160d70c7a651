package dev.ratiomesh.sandbox.comments;

import java.util.HashSet;
import java.util.Set;

/** Holds the switches on comments: videos on which they are off, channels whose replies are held for review. */
public final class CommentSwitches {
    private final Set<String> disabledVideos = new HashSet<>();
    private final Set<String> holdingChannels = new HashSet<>();

    public void disable(String videoId) {
        disabledVideos.add(videoId);
    }

    public void enable(String videoId) {
        disabledVideos.remove(videoId);
    }

    public void holdReplies(String channelId) {
        holdingChannels.add(channelId);
    }

    public void clear() {
        disabledVideos.clear();
        holdingChannels.clear();
    }

    public Set<String> disabledVideos() {
        return Set.copyOf(disabledVideos);
    }

    public Set<String> holdingChannels() {
        return Set.copyOf(holdingChannels);
    }

    boolean areDisabled(String videoId) {
        return disabledVideos.contains(videoId);
    }

    boolean holdReplies(String authorChannel, String videoChannel) {
        return holdingChannels.contains(authorChannel) || holdingChannels.contains(videoChannel);
    }
}
