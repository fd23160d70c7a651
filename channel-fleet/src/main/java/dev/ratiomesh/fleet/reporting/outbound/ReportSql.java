package dev.ratiomesh.fleet.reporting.outbound;

/** The statements on reports. */
final class ReportSql {
    static final String SUBJECTS =
            """
            INSERT INTO report_subject (channel_id, video_id, tenant_id, due_at)
            SELECT c.id, v.id, c.tenant_id, $1::timestamptz FROM channel AS c
            CROSS JOIN LATERAL (
              SELECT '' AS id
              UNION ALL
              (SELECT u.video_id FROM upload AS u WHERE u.channel_id = c.id AND u.state = 'PUBLISHED'
               ORDER BY u.created_at DESC LIMIT $2)) AS v
            WHERE 'analytics' = ANY (c.features) AND c.state <> 'DISCONNECTED'
            ON CONFLICT DO NOTHING
            """;
    static final String NO_SUBJECTS =
            """
            DELETE FROM report_subject AS s WHERE NOT EXISTS (
              SELECT 1 FROM channel AS c
              WHERE c.id = s.channel_id AND c.tenant_id = s.tenant_id AND 'analytics' = ANY (c.features)
                AND c.state <> 'DISCONNECTED')
            """;
    static final String DONE =
            """
            UPDATE report_subject SET due_at = $4, lease_until = NULL, problem = $5
            WHERE channel_id = $1 AND video_id = $2 AND epoch = $3
            """;
    static final String PUT =
            """
            INSERT INTO report (channel_id, video_id, section, as_of, columns, rows, fetched_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (channel_id, video_id, section)
            DO UPDATE SET as_of = $4, columns = $5, rows = $6, fetched_at = $7
            """;
    static final String DROP =
            """
            INSERT INTO report_dropped (section, metric, words, dropped_at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (section, metric) DO UPDATE SET words = $3, dropped_at = $4
            """;
    static final String NOT_DROPPED = "DELETE FROM report_dropped WHERE section = $1 AND metric = ANY ($2::text[])";
    static final String DROPPED = "SELECT section, metric, words, dropped_at FROM report_dropped ORDER BY 1, 2";
    static final String DROPPED_SINCE =
            "SELECT section, metric, words, dropped_at FROM report_dropped WHERE dropped_at > $1";
    static final String KEPT =
            """
            SELECT section, as_of, columns, rows, fetched_at FROM report
            WHERE channel_id = $1 AND video_id = $2 ORDER BY section
            """;

    private ReportSql() {}
}
