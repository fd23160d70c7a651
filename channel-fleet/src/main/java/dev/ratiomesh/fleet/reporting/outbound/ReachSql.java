package dev.ratiomesh.fleet.reporting.outbound;

/** The statements on reach. */
final class ReachSql {
    static final String JOBS =
            """
            INSERT INTO reach_job (channel_id, tenant_id, due_at)
            SELECT id, tenant_id, $1::timestamptz FROM channel
            WHERE 'analytics' = ANY (features) AND state <> 'DISCONNECTED'
            ON CONFLICT DO NOTHING
            """;
    static final String NO_JOBS =
            """
            DELETE FROM reach_job AS j WHERE NOT EXISTS (
              SELECT 1 FROM channel AS c
              WHERE c.id = j.channel_id AND c.tenant_id = j.tenant_id AND 'analytics' = ANY (c.features)
                AND c.state <> 'DISCONNECTED')
            """;
    static final String MADE = "UPDATE reach_job SET job_id = $3 WHERE channel_id = $1 AND epoch = $2";
    static final String READ = "UPDATE reach_job SET read_up_to = $3 WHERE channel_id = $1 AND epoch = $2";
    static final String DONE =
            """
            UPDATE reach_job SET due_at = $3, lease_until = NULL, problem = $4
            WHERE channel_id = $1 AND epoch = $2
            """;
    static final String PUT =
            """
            INSERT INTO reach (channel_id, video_id, day, impressions, click_rate, fetched_at)
            SELECT $1, r.video_id, r.day, r.impressions, r.click_rate, $6
            FROM unnest($2::text[], $3::date[], $4::bigint[], $5::float8[])
              AS r (video_id, day, impressions, click_rate)
            ON CONFLICT (channel_id, video_id, day)
            DO UPDATE SET impressions = excluded.impressions, click_rate = excluded.click_rate, fetched_at = $6
            """;
    static final String KEPT =
            """
            SELECT video_id, day, impressions, click_rate, fetched_at FROM reach
            WHERE channel_id = $1 AND ($2 = '' OR video_id = $2) ORDER BY day DESC, video_id LIMIT 500
            """;

    private ReachSql() {}
}
