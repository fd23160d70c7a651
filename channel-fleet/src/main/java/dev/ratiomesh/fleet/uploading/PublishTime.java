package dev.ratiomesh.fleet.uploading;

import dev.ratiomesh.contracts.channel.ChannelRejectionCode;
import dev.ratiomesh.contracts.channel.Privacy;
import dev.ratiomesh.fleet.CommandRejection;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A publish time is a local time in the owner's time zone, resolved to a moment. A local time that the zone skips in spring
 * is rejected; one that occurs twice in autumn means the earlier moment.
 *
 * @param publishAt null when none is requested or the request is rejected
 * @param rejection the reason why the requested time is not accepted, empty when it is accepted or none is requested
 */
record PublishTime(@Nullable Instant publishAt, Optional<CommandRejection> rejection) {
    private static final PublishTime NONE = new PublishTime(null, Optional.empty());

    /**
     * Parses and checks a requested publish time.
     *
     * @param publishAt local date and time, ISO 8601; null for none
     * @param publishZone IANA name, null for none
     * @param privacy null when the command leaves it unchanged; it is not checked then
     */
    static PublishTime parse(
            @Nullable String publishAt, @Nullable String publishZone, @Nullable Privacy privacy, Instant now) {
        if (publishAt == null) {
            return publishZone == null ? NONE : rejected("publishZone", "must be absent without publishAt");
        }
        if (publishZone == null) {
            return rejected(
                    "publishZone", "is missing; publishAt needs the name of a time zone, for example Europe/Vienna");
        }
        if (privacy != null && privacy != Privacy.PRIVATE) {
            return rejected("privacy", "must be PRIVATE until publishAt, is " + privacy);
        }
        if (!ZoneId.getAvailableZoneIds().contains(publishZone)) {
            return rejected("publishZone", "is not the name of an IANA time zone");
        }
        try {
            return resolve(LocalDateTime.parse(publishAt), ZoneId.of(publishZone), now);
        } catch (DateTimeException e) {
            return rejected("publishAt", "must be a local date and time such as 2026-12-24T18:00:00");
        }
    }

    private static PublishTime resolve(LocalDateTime local, ZoneId zone, Instant now) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            return rejected("publishAt", "does not exist in " + zone + ": the clocks go forward across it");
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
