package dev.ratiomesh.fleet.commenting.outbound;

/** The statements on comments. */
final class CommentSql {
    static final String KNOWN_BEFORE = "SELECT id FROM comment WHERE id = ANY(:ids) AND first_seen_at < :before";

    static final String KEEP =
            """
            INSERT INTO comment (id, tenant_id, channel_id, video_id, parent_id, author_channel_id, author_name, text, likes,
                                 published_at, first_seen_at, refreshed_at)
            SELECT r.id, :tenant, :channel, :video, NULLIF(r.parent, ''), NULLIF(r.author, ''), r.name, r.text, r.likes,
                   r.published, :now, :now
            FROM unnest(cast(:ids AS text[]), cast(:parents AS text[]), cast(:authors AS text[]), cast(:names AS text[]),
                        cast(:texts AS text[]), cast(:likes AS bigint[]), cast(cast(:published AS text[]) AS timestamptz[]))
              AS r (id, parent, author, name, text, likes, published)
            ON CONFLICT (id) DO NOTHING
            RETURNING id
            """;

    static final String REFRESH =
            """
            UPDATE comment AS c
            SET author_name = r.name, text = r.text, likes = r.likes, refreshed_at = :now
            FROM unnest(cast(:ids AS text[]), cast(:names AS text[]), cast(:texts AS text[]), cast(:likes AS bigint[]))
              AS r (id, name, text, likes)
            WHERE c.id = r.id AND c.refreshed_at < :now
            """;

    static final String FETCHED = "SELECT id, replies_fetched FROM comment WHERE id = ANY(:ids)";

    /** Replies of a thread that are being read go on where they are; the others begin at the front. */
    static final String NOTE =
            """
            UPDATE comment AS c
            SET replies_due = NULLIF(t.due, -1),
                replies_token = CASE WHEN t.due = -1 THEN NULL ELSE c.replies_token END,
                replies_fetched = CASE WHEN t.due = -1 THEN t.total ELSE c.replies_fetched END
            FROM unnest(cast(:ids AS text[]), cast(:due AS bigint[]), cast(:totals AS bigint[])) AS t (id, due, total)
            WHERE c.id = t.id
            """;

    static final String NEXT_DUE =
            """
            SELECT id, replies_token FROM comment
            WHERE channel_id = :channel AND video_id = :video AND replies_due IS NOT NULL
            ORDER BY published_at DESC, id LIMIT 1
            """;

    static final String REPLIES_DONE =
            "UPDATE comment SET replies_fetched = replies_due, replies_due = NULL, replies_token = NULL WHERE id = :id";

    static final String REPLIES_GO_ON = "UPDATE comment SET replies_token = NULLIF(:token, '') WHERE id = :id";

    static final String MODERATED = "UPDATE comment SET moderation = :action WHERE id = :id AND channel_id = :channel";

    private CommentSql() {}
}
