package dev.ratiomesh.sandbox.studio;

import dev.ratiomesh.sandbox.journal.Journal;
import dev.ratiomesh.sandbox.journal.JournalLine;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds the uploaded videos. Used by one thread. */
public final class StudioVideos {
    private static final String SAVED = "studio.video";
    private static final String DELETED = "studio.deleted";

    private static final int ID_BYTES = 8;

    private final Journal journal;
    private final Map<String, StudioVideo> videos = new LinkedHashMap<>();
    private final Set<String> deleted = new HashSet<>();

    public StudioVideos(Journal journal) {
        this.journal = journal;
        journal.past().forEach(this::remember);
    }

    private record Deletion(String videoId) {}

    /** Makes an id of eleven letters that cannot be guessed. */
    public static String newId() {
        return StableIds.secret(ID_BYTES);
    }

    /** Creates or replaces a video. */
    public void save(StudioVideo video) {
        journal.append(SAVED, video);
        videos.put(video.id(), video);
    }

    /** Deletes a video for good; its id is never used again. */
    public void delete(String id) {
        journal.append(DELETED, new Deletion(id));
        forget(id);
    }

    public Optional<StudioVideo> find(String id) {
        return Optional.ofNullable(videos.get(id));
    }

    /** Tells whether the id is or was one of an uploaded video. */
    public boolean knows(String id) {
        return videos.containsKey(id) || deleted.contains(id);
    }

    /** Returns all videos, oldest first. */
    public List<StudioVideo> all() {
        return List.copyOf(videos.values());
    }

    /** Returns the videos of a channel, oldest first. */
    public List<StudioVideo> ofChannel(String channelId) {
        return videos.values().stream()
                .filter(video -> video.channelId().equals(channelId))
                .toList();
    }

    private void remember(JournalLine line) {
        switch (line.kind()) {
            case SAVED -> {
                StudioVideo video = line.as(StudioVideo.class);
                videos.put(video.id(), video);
            }
            case DELETED -> forget(line.as(Deletion.class).videoId());
            default -> {
                // a fact of another part
            }
        }
    }

    private void forget(String id) {
        videos.remove(id);
        deleted.add(id);
    }
}
