package dev.ratiomesh.sandbox.world;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds videos: the recorded ones, the demo, and one for every other well-formed id. */
public final class VideoCatalog {
    /** A video that starts well behind the pop line and that an ad order of some tens of USD brings back. */
    public static final String DEMO_VIDEO = "demo-video1";

    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9_-]{11}");
    private static final String NON_EXISTENT_PREFIX = "none";

    private final Map<String, RecordedStory> recorded;
    private final long seed;
    private final Instant worldStart;

    private VideoCatalog(Map<String, RecordedStory> recorded, long seed, Instant worldStart) {
        this.recorded = Map.copyOf(recorded);
        this.seed = seed;
        this.worldStart = worldStart;
    }

    /**
     * Reads the recorded videos; all others are generated on demand.
     *
     * @param series a CSV of recorded series, or null for none
     * @throws IllegalArgumentException naming file, record and column when a row cannot be read
     */
    public static VideoCatalog load(@Nullable Path series, long seed, Instant worldStart) {
        return new VideoCatalog(
                series == null ? Map.of() : stories(new SeriesFile(series), worldStart), seed, worldStart);
    }

    public Optional<VideoStory> find(String id) {
        RecordedStory story = recorded.get(id);
        return story == null ? generated(id) : Optional.of(story);
    }

    public int recordedVideos() {
        return recorded.size();
    }

    private Optional<VideoStory> generated(String id) {
        if (!WELL_FORMED.matcher(id).matches() || id.startsWith(NON_EXISTENT_PREFIX)) {
            return Optional.empty();
        }
        return Optional.of(
                id.equals(DEMO_VIDEO) ? GeneratedStory.demo(worldStart) : GeneratedStory.of(id, seed, worldStart));
    }

    private static Map<String, RecordedStory> stories(SeriesFile file, Instant worldStart) {
        Map<String, SeriesFile.VideoTitle> titles = file.readTitles();
        Map<String, RecordedStory> stories = new HashMap<>();
        file.read().forEach((id, points) -> stories.put(id, story(id, points, titles.get(id), worldStart)));
        return stories;
    }

    private static RecordedStory story(
            String id, List<CountObservation> points, SeriesFile.@Nullable VideoTitle known, Instant worldStart) {
        Instant published = known == null ? null : known.publishedAt();
        String title = known == null || known.title().isEmpty() ? "Video " + id : known.title();
        return new RecordedStory(title, published == null ? points.get(0).at() : published, worldStart, points);
    }
}
