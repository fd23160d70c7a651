package dev.ratiomesh.sandbox.studio;

import dev.ratiomesh.sandbox.journal.Journal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Records the channels to which the world's own videos, which were not uploaded here, were given. Used by one thread.
 */
public final class VideoOwnership {
    private static final String ASSIGNED = "studio.belongs";

    private final Journal journal;
    private final Map<String, String> owners = new LinkedHashMap<>();

    public VideoOwnership(Journal journal) {
        this.journal = journal;
        journal.past().stream()
                .filter(line -> line.kind().equals(ASSIGNED))
                .map(line -> line.as(VideoAssignment.class))
                .forEach(given -> owners.put(given.videoId(), given.channelId()));
    }

    private record VideoAssignment(String videoId, String channelId) {}

    public void assign(String videoId, String channelId) {
        journal.append(ASSIGNED, new VideoAssignment(videoId, channelId));
        owners.put(videoId, channelId);
    }

    public Optional<String> ownerOf(String videoId) {
        return Optional.ofNullable(owners.get(videoId));
    }

    /** Returns the ids of a channel's given videos, oldest first. */
    public List<String> videosOf(String channelId) {
        return owners.entrySet().stream()
                .filter(entry -> entry.getValue().equals(channelId))
                .map(Map.Entry::getKey)
                .toList();
    }
}
