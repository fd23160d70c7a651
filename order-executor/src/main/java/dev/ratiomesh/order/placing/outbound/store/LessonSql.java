package dev.ratiomesh.order.placing.outbound.store;

/** The statements of what settled orders teach. */
final class LessonSql {
    /** Of orders in flight only, and only what is newer than the target that led to the order. */
    static final String SEEN =
            """
            INSERT INTO sighting (order_id, observed_at, views, likes)
            SELECT o.id, t.observed_at, t.views, t.likes
            FROM unnest($1::text[], $2::timestamptz[], $3::bigint[], $4::bigint[])
              AS t (campaign_id, observed_at, views, likes)
            JOIN ad_order AS o ON o.campaign_id = t.campaign_id AND o.target_observed_at < t.observed_at
            WHERE o.state IN """
                    + " " + WorkSql.OPEN
                    + """

            ON CONFLICT (order_id) DO UPDATE
              SET observed_at = excluded.observed_at, views = excluded.views, likes = excluded.likes
              WHERE sighting.observed_at < excluded.observed_at
            """;

    /** One row an order: settling it again, or a correction, replaces its own and counts nothing twice. */
    static final String LEARN =
            """
            INSERT INTO lesson (order_id, provider, genre, currency, spent, views, likes_gained, views_gained,
                                per_new_view, settled_at)
            SELECT o.id, o.provider, lower(btrim(e.target ->> 'genre')), o.currency, cast(:spent AS numeric), cast(:views AS bigint),
                   s.likes - cast(e.target #>> '{likes,actual}' AS bigint),
                   CASE WHEN e.target #>> '{likes,actual}' IS NOT NULL
                        THEN s.views - cast(e.target ->> 'views' AS bigint) END,
                   cast(e.target #>> '{likes,perNewView}' AS float8), cast(:at AS timestamptz)
            FROM ad_order AS o
            CROSS JOIN LATERAL (SELECT cast(o.evidence AS jsonb) -> 'target' AS target) AS e
            LEFT JOIN sighting AS s ON s.order_id = o.id
            WHERE o.id = :orderId
            ON CONFLICT (order_id) DO UPDATE SET spent = excluded.spent, views = excluded.views
            """;

    /** The latest of each kind: what is older has been overtaken by prices and audiences. */
    static final String LATEST =
            """
            SELECT k.provider, k.genre, l.currency, l.spent, l.views, l.likes_gained, l.views_gained, l.per_new_view
            FROM (SELECT DISTINCT provider, lower(btrim(genre)) AS genre
                  FROM unnest(cast(:providers AS text[]), cast(:genres AS text[])) AS u (provider, genre)) AS k
            CROSS JOIN LATERAL (
              SELECT * FROM lesson AS one WHERE one.provider = k.provider AND one.genre = k.genre
              ORDER BY one.settled_at DESC, one.order_id LIMIT 200) AS l
            """;

    static final String KINDS =
            "SELECT DISTINCT provider, genre, currency FROM lesson ORDER BY provider, genre, currency LIMIT 1000";

    private LessonSql() {}
}
