package dev.ratiomesh.fleet.uploading.outbound.youtube;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.fleet.uploading.upload.Finding;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Which of a channel's uploads can be the one that is looked for. */
final class Recent {
    /** Our clock and YouTube's may differ. */
    private static final Duration APART = Duration.ofMinutes(5);

    private Recent() {}

    /** Adds the videos of a page that were uploaded since; true when the page goes further back. */
    static boolean add(JsonNode page, Instant since, List<String> ids) {
        Instant earliest = since.minus(APART);
        boolean older = false;
        for (JsonNode item : page.path("items")) {
            if (uploadedAt(item, earliest).isBefore(earliest)) {
                older = true;
            } else {
                ids.add(item.path("contentDetails").path("videoId").asText());
            }
        }
        return older;
    }

    /** A time that cannot be read does not rule a video out. */
    private static Instant uploadedAt(JsonNode item, Instant otherwise) {
        try {
            return Instant.parse(item.path("snippet").path("publishedAt").asText(""));
        } catch (DateTimeException e) {
            return otherwise;
        }
    }

    static void addMatches(JsonNode answer, Finding upload, List<String> found) {
        String title = upload.job().metadata().title();
        String bytes = Long.toString(upload.session().choice().file().bytes());
        for (JsonNode video : answer.path("items")) {
            boolean same = video.path("snippet").path("title").asText("").equals(title)
                    && video.path("fileDetails").path("fileSize").asText("").equals(bytes);
            if (same) {
                found.add(video.path("id").asText());
            }
        }
    }
}
