package dev.ratiomesh.fleet.health.outbound;

/** Holds the statements of health. Every fact comes from the database, so that all replicas decide alike. */
final class HealthSql {
    /** Reads channels with their facts; $1 is the quota day, $2 the hour before this one, $3 a week ago. */
    private static final String SELECT_CHANNELS =
            """
            SELECT c.id, c.tenant_id, c.lock_version, c.version, c.title, c.role, c.state, c.stands_in, c.paused,
                   c.uploads_a_day, c.score, c.reasons,
                   CASE WHEN h.state = c.state AND h.since >= c.connected_at THEN h.since
                        WHEN c.state IN ('NEEDS_OWNER', 'DISCONNECTED') THEN c.updated_at
                        ELSE c.connected_at END AS since,
                   coalesce(g.reconnect_code IS NULL, false) AND g.channel_id IS NOT NULL AS granted, g.expires_at,
                   coalesce(d.taken, 0) AS taken, d.rests_until,
                   coalesce(k.ok, 0)::int AS ok, coalesce(k.failed, 0)::int AS failed, k.last_success_at,
                   e.last_error, e.last_error_at
            FROM channel AS c
            LEFT JOIN channel_health AS h ON h.channel_id = c.id
            LEFT JOIN channel_grant AS g ON g.channel_id = c.id
            LEFT JOIN upload_day AS d ON d.channel_id = c.id AND d.day = $1
            LEFT JOIN LATERAL (
              SELECT sum(ok) FILTER (WHERE hour >= $2) AS ok, sum(failed) FILTER (WHERE hour >= $2) AS failed,
                     max(last_success_at) AS last_success_at
              FROM channel_call WHERE channel_id = c.id AND hour >= $3
            ) AS k ON true
            LEFT JOIN LATERAL (
              SELECT last_error, last_error_at FROM channel_call
              WHERE channel_id = c.id AND hour >= $3 AND last_error_at IS NOT NULL ORDER BY hour DESC LIMIT 1
            ) AS e ON true
            """;

    static final String SELECT_PAGE =
            SELECT_CHANNELS + "WHERE c.state <> 'DISCONNECTED' AND c.id > $4 ORDER BY c.id LIMIT $5";

    static final String SELECT_CHANNEL = SELECT_CHANNELS + "WHERE c.id = $4";

    /** The channels of tenants with a reserve, or with a channel that stands in. */
    static final String SELECT_TENANTS_WITH_RESERVES =
            """
            SELECT id, tenant_id, role, state, stands_in, score FROM channel
            WHERE state <> 'DISCONNECTED' AND 'uploads' = ANY(features)
              AND tenant_id IN (SELECT tenant_id FROM channel WHERE role = 'RESERVE' OR stands_in)
            ORDER BY tenant_id, id LIMIT $1
            """;

    /**
     * Changes a channel once, even when several replicas assess it at the same time: {@code :seen} is the lock version that
     * the assessment was read with.
     */
    static final String UPDATE_CHANNEL =
            """
            UPDATE channel
            SET state = :state, stands_in = :standsIn, score = :score,
                reasons = string_to_array(cast(:reasons AS text), chr(10)), version = version + 1,
                lock_version = lock_version + 1, updated_at = cast(:now AS timestamptz)
            WHERE id = :id AND lock_version = :seen RETURNING version, title
            """;

    /** Saves the start of a state. */
    static final String UPSERT_SINCE =
            """
            INSERT INTO channel_health (channel_id, state, since)
            VALUES (:id, :state, cast(:since AS timestamptz))
            ON CONFLICT (channel_id) DO UPDATE SET state = excluded.state, since = excluded.since
            """;

    /** Updates score and reasons, which count as no change of the channel: no new version, no event. */
    static final String UPDATE_FIGURES =
            """
            UPDATE channel AS c SET score = f.score, reasons = string_to_array(f.reasons, chr(10))
            FROM unnest($1::text[], $2::int[], $3::int[], $4::text[]) AS f (id, seen, score, reasons)
            WHERE c.id = f.id AND c.lock_version = f.seen
              AND (c.score, c.reasons) IS DISTINCT FROM (f.score, string_to_array(f.reasons, chr(10)))
            """;

    private HealthSql() {}
}
