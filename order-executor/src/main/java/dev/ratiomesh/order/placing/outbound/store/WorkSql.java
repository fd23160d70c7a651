package dev.ratiomesh.order.placing.outbound.store;

/** The statements that find work. */
final class WorkSql {
    static final String OPEN = "('PROPOSED', 'APPROVED', 'SENDING', 'UNCONFIRMED', 'PLACED', 'RUNNING')";

    static final String IN_FLIGHT =
            "SELECT EXISTS (SELECT 1 FROM ad_order WHERE campaign_id = :campaignId AND state IN " + OPEN + ")";

    /** Orders of campaigns that no longer run are to end. */
    static final String END_OF_STOPPED =
            """
            UPDATE ad_order AS o
            SET ending_by = 'auto', due_at = $1, revision = o.revision + 1,
                ending_reason = CASE WHEN c.deadline <= $1 THEN 'the campaign''s deadline has passed'
                                     ELSE 'the campaign no longer runs' END
            FROM campaign AS c
            WHERE c.id = o.campaign_id AND (NOT c.running OR c.deadline <= $1)
              AND o.ending_reason IS NULL AND o.state IN """
                    + " " + OPEN;

    /** Orders whose gap has closed by a newer target are to end. */
    static final String END_OF_CLOSED =
            """
            UPDATE ad_order AS o
            SET ending_by = 'auto', ending_reason = 'the gap has closed', due_at = $3, revision = o.revision + 1
            FROM unnest($1::text[], $2::timestamptz[]) AS t (campaign_id, observed_at)
            WHERE o.campaign_id = t.campaign_id AND t.observed_at > o.target_observed_at
              AND o.ending_reason IS NULL AND o.state IN """
                    + " " + OPEN;

    /** Which of these campaigns could order at all: one statement for a whole poll. */
    static final String COULD_ORDER =
            """
            SELECT c.id FROM unnest($1::text[], $2::timestamptz[], $3::bigint[]) AS t (id, observed_at, views)
            JOIN campaign AS c ON c.id = t.id
            WHERE c.running AND c.deadline > $4
              AND (c.last_observed_at IS NULL OR t.observed_at > c.last_observed_at)
              AND (c.last_views IS NULL OR t.views - c.last_views >= c.minimum_new_views)
              AND NOT EXISTS (SELECT 1 FROM ad_order AS o WHERE o.campaign_id = c.id AND o.state IN """
                    + " " + OPEN + ")";

    private WorkSql() {}
}
