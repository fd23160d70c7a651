package dev.ratiomesh.fleet.uploading;

import dev.ratiomesh.contracts.channel.ChannelRejectionCode;
import dev.ratiomesh.contracts.channel.Privacy;
import dev.ratiomesh.fleet.CommandRejection;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a video shall become public, as its owner's clock shows it. A time that the clocks pass over is refused; of one that
 * comes twice the first is meant.
 *
 * @param publishAt null when none was wished or what was wished is at fault
 */
record PublishTime(@Nullable Instant publishAt, Optional<CommandRejection> rejection) {
    private static final PublishTime NONE = new PublishTime(null, Optional.empty());

    /** @param privacy null when it is not said, and not judged then */
    static PublishTime parse(
            @Nullable String publishAt, @Nullable String publishZone, @Nullable Privacy privacy, Instant now) {
        if (publishAt == null) {
            return publishZone == null ? NONE : rejected("publishZone", "stands without publishAt");
        }
        if (publishZone == null) {
            return rejected(
                    "publishZone", "is missing; publishAt needs the name of a time zone, for example Europe/Vienna");
        }
        if (privacy != null && privacy != Privacy.PRIVATE) {
            return rejected("privacy", "must be PRIVATE until publishAt, is " + privacy);
        }
        if (!ZoneId.getAvailableZoneIds().contains(publishZone)) {
            return rejected("publishZone", "is no IANA time zone");
        }
        try {
            return resolve(LocalDateTime.parse(publishAt), ZoneId.of(publishZone), now);
        } catch (DateTimeException e) {
            return rejected("publishAt", "must be a local date and time such as 2026-12-24T18:00:00");
        }
    }

    private static PublishTime resolve(LocalDateTime local, ZoneId zone, Instant now) {
        var offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            return rejected("publishAt", "does not exist in " + zone + ": the clocks are put forward over it");
        }
        Instant moment = local.toInstant(offsets.get(0));
        return moment.isAfter(now)
                ? new PublishTime(moment, Optional.empty())
                : rejected("publishAt", "is in the past: " + moment);
    }

    private static PublishTime rejected(String field, String detail) {
        return new PublishTime(
                null, Optional.of(new CommandRejection(ChannelRejectionCode.PUBLISH_TIME_INVALID, field, detail)));
    }
}
