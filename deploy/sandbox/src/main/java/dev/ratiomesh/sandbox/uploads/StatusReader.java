package dev.ratiomesh.sandbox.uploads;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.sandbox.studio.VideoStatus;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads and checks the visibility of a video and its owner's declarations; defaults are public and no declaration. */
final class StatusReader {
    private static final Set<String> PRIVACY = Set.of("public", "unlisted", "private");
    private static final Set<String> LICENSES = Set.of("youtube", "creativeCommon");

    private StatusReader() {}

    static VideoStatus read(JsonNode status) throws UploadRejectedException {
        String privacy = oneOf(PRIVACY, status.path("privacyStatus").asText("public"), "status.privacyStatus");
        return new VideoStatus(
                privacy,
                publishAt(status, privacy),
                oneOf(LICENSES, status.path("license").asText("youtube"), "status.license"),
                status.path("embeddable").asBoolean(true),
                status.path("publicStatsViewable").asBoolean(true),
                status.path("selfDeclaredMadeForKids").asBoolean(false),
                status.path("containsSyntheticMedia").asBoolean(false));
    }

    private static @Nullable Instant publishAt(JsonNode status, String privacy) throws UploadRejectedException {
        JsonNode at = status.path("publishAt");
        if (at.isMissingNode() || at.isNull()) {
            return null;
        }
        if (!privacy.equals("private")) {
            throw badPublishAt();
        }
        try {
            return OffsetDateTime.parse(at.asText()).toInstant();
        } catch (DateTimeException e) {
            throw badPublishAt();
        }
    }

    static UploadRejectedException badPublishAt() {
        return new UploadRejectedException(
                "invalidPublishAt",
                "status.publishAt",
                "The request metadata specifies an invalid scheduled publishing time.");
    }

    private static String oneOf(Set<String> known, String value, String where) throws UploadRejectedException {
        if (!known.contains(value)) {
            throw new UploadRejectedException(
                    "invalidVideoMetadata", where, "The request metadata is invalid: '" + value + "'");
        }
        return value;
    }
}
