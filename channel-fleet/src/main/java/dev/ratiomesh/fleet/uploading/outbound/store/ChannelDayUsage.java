package dev.ratiomesh.fleet.uploading.outbound.store;

import dev.ratiomesh.contracts.channel.ChannelRole;
import dev.ratiomesh.contracts.channel.ChannelState;
import dev.ratiomesh.delivery.youtube.QuotaDay;
import dev.ratiomesh.fleet.access.oauth.ChannelFeature;
import dev.ratiomesh.fleet.uploading.decision.ChannelCandidate;
import dev.ratiomesh.fleet.uploading.decision.Transition;
import dev.ratiomesh.fleet.uploading.decision.Transition.ChannelCooldown;
import dev.ratiomesh.fleet.uploading.upload.ChannelAssignment;
import dev.ratiomesh.fleet.uploading.upload.Upload;
import dev.ratiomesh.fleet.uploading.upload.UploadRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Counts the uploads and faults of each channel's quota day, in the table {@code upload_day}: {@code taken} counts the
 * assigned uploads, {@code rests_until} and {@code rests_why} are the end of a cooldown and its reason. A choice locks the
 * days of all its candidates first.
 */
@ApplicationScoped
class ChannelDayUsage {
    private static final String INSERT_DAYS =
            """
            INSERT INTO upload_day (channel_id, day) SELECT id, :day FROM unnest(cast(:channels AS text[])) AS c (id)
            ORDER BY id ON CONFLICT DO NOTHING
            """;
    private static final String LOCK_DAYS =
            """
            SELECT channel_id FROM upload_day WHERE day = :day AND channel_id = ANY(cast(:channels AS text[]))
            ORDER BY channel_id FOR UPDATE
            """;
    private static final String SELECT_CANDIDATES =
            """
            SELECT c.id, c.state, c.role, c.paused, c.stands_in, c.uploads_a_day,
                   cast(:feature AS text) = ANY(c.features) AS granted, d.taken, d.errors, l.last_at, r.rests_until, r.rests_why
            FROM unnest(cast(:channels AS text[])) WITH ORDINALITY AS w (id, position)
            JOIN channel AS c ON c.id = w.id AND c.tenant_id = :tenant
            JOIN upload_day AS d ON d.channel_id = c.id AND d.day = :day
            LEFT JOIN LATERAL (SELECT max(o.last_at) AS last_at FROM upload_day AS o WHERE o.channel_id = c.id) AS l ON true
            LEFT JOIN LATERAL (SELECT o.rests_until, o.rests_why FROM upload_day AS o
                               WHERE o.channel_id = c.id AND o.rests_until > cast(:now AS timestamptz)
                               ORDER BY o.rests_until DESC LIMIT 1) AS r ON true
            ORDER BY w.position
            """;
    private static final String INCREMENT_TAKEN =
            "UPDATE upload_day SET taken = taken + 1, last_at = cast(:now AS timestamptz) WHERE channel_id = :channel AND day = :day";
    private static final String DECREMENT_TAKEN =
            "UPDATE upload_day SET taken = taken - 1 WHERE channel_id = :channel AND day = :day AND taken > 0";
    private static final String UPSERT_COOLDOWN =
            """
            INSERT INTO upload_day (channel_id, day, errors, rests_until, rests_why)
            VALUES (:channel, :day, 1, cast(:until AS timestamptz), :why)
            ON CONFLICT (channel_id, day) DO UPDATE
            SET errors = upload_day.errors + 1, rests_until = excluded.rests_until, rests_why = excluded.rests_why
            """;

    /** Loads the requested channels of the tenant, in the owner's order. Their days stay locked until the commit. */
    Uni<List<ChannelCandidate>> loadCandidates(Mutiny.Session session, UploadRequest request, Instant now) {
        LocalDate day = QuotaDay.at(now).date();
        String[] channels = request.channelIds().toArray(String[]::new);
        return session.createNativeQuery(INSERT_DAYS)
                .setParameter("day", day)
                .setParameter("channels", channels)
                .executeUpdate()
                .chain(() -> session.createNativeQuery(LOCK_DAYS, String.class)
                        .setParameter("day", day)
                        .setParameter("channels", channels)
                        .getResultList())
                .chain(() -> session.createNativeQuery(SELECT_CANDIDATES, Tuple.class)
                        .setParameter("feature", ChannelFeature.UPLOADS.wireName())
                        .setParameter("channels", channels)
                        .setParameter("tenant", request.tenantId())
                        .setParameter("day", day)
                        .setParameter("now", now)
                        .getResultList())
                .map(rows -> rows.stream().map(ChannelDayUsage::toCandidate).toList());
    }

    /** Stores the assignment that a transition releases, its new assignment and its cooldown. */
    Uni<Void> applyUsage(Mutiny.Session session, Upload before, Transition transition, Instant now) {
        return release(session, transition.releasedAssignment(before))
                .chain(() -> consume(session, transition.newAssignment(before), now))
                .chain(() -> coolDown(session, transition.cooldown(), now));
    }

    private static Uni<Void> release(Mutiny.Session session, @Nullable ChannelAssignment assignment) {
        return assignment == null
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery(DECREMENT_TAKEN)
                        .setParameter("channel", assignment.channelId())
                        .setParameter("day", assignment.quotaDay())
                        .executeUpdate()
                        .replaceWithVoid();
    }

    private static Uni<Void> consume(Mutiny.Session session, @Nullable ChannelAssignment assignment, Instant now) {
        return assignment == null
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery(INCREMENT_TAKEN)
                        .setParameter("channel", assignment.channelId())
                        .setParameter("day", assignment.quotaDay())
                        .setParameter("now", now)
                        .executeUpdate()
                        .replaceWithVoid();
    }

    private static Uni<Void> coolDown(Mutiny.Session session, @Nullable ChannelCooldown cooldown, Instant now) {
        return cooldown == null
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery(UPSERT_COOLDOWN)
                        .setParameter("channel", cooldown.channelId())
                        .setParameter("day", QuotaDay.at(now).date())
                        .setParameter("until", cooldown.until())
                        .setParameter("why", cooldown.reason())
                        .executeUpdate()
                        .replaceWithVoid();
    }

    private static ChannelCandidate toCandidate(Tuple row) {
        return new ChannelCandidate(
                row.get("id", String.class),
                ChannelState.valueOf(row.get("state", String.class)),
                ChannelRole.valueOf(row.get("role", String.class)),
                row.get("paused", Boolean.class),
                row.get("stands_in", Boolean.class),
                row.get("granted", Boolean.class),
                row.get("uploads_a_day", Integer.class),
                row.get("taken", Integer.class),
                row.get("errors", Integer.class),
                instant(row, "last_at"),
                instant(row, "rests_until"),
                row.get("rests_why", String.class));
    }

    private static @Nullable Instant instant(Tuple row, String column) {
        OffsetDateTime time = row.get(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
