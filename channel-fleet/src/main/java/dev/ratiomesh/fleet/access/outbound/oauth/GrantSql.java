package dev.ratiomesh.fleet.access.outbound.oauth;

/** The statements on grants. Whoever writes names the generation, the lease's epoch or the issue that he has read. */
final class GrantSql {
    /** What a claim carries, of the claimed row {@code t} at the moment {@code $1}. */
    static final String CLAIMED =
            """
            t.channel_id, t.tenant_id, t.generation, t.epoch, t.refresh_token, t.key_id, t.scopes, t.granted_at,
            t.expires_at, t.failures,
            (SELECT c.features FROM channel AS c WHERE c.id = t.channel_id) AS features,
            (SELECT c.refreshed_at > $1::timestamptz - interval '1 day' FROM channel AS c
             WHERE c.id = t.channel_id) AS named
            """;

    static final String ONE =
            """
            SELECT tenant_id, generation, issue, access_token, access_key_id, access_expires_at, reconnect_code,
                   reconnect_detail
            FROM channel_grant WHERE channel_id = $1
            """;
    /** One that a call cannot wait for: not while it rests after a failure, and not when it was renewed just now. */
    static final String CLAIM_ONE =
            """
            UPDATE channel_grant AS t SET lease_until = now() + make_interval(secs => $3), epoch = t.epoch + 1
            WHERE t.channel_id = $2 AND t.generation = $4 AND t.issue = $5 AND t.renew_at IS NOT NULL
              AND (t.lease_until IS NULL OR t.lease_until <= now()) AND (t.failures = 0 OR t.renew_at <= $1)
              AND (t.renewed_at IS NULL OR t.renewed_at <= $6)
            RETURNING
            """
                    + CLAIMED;

    private static final String MINE = " WHERE channel_id = $1 AND generation = $2 AND epoch = $3";

    static final String RENEWED =
            """
            UPDATE channel_grant
            SET access_token = $4, access_key_id = $5, access_expires_at = $6, issue = issue + 1, renewed_at = $7,
                renew_at = $8, lease_until = NULL, failures = 0, last_error = $9,
                last_error_at = CASE WHEN $9::text IS NULL THEN NULL ELSE $7 END,
                scopes = $10, expires_at = COALESCE($11, expires_at),
                verified_at = CASE WHEN $9::text IS NULL THEN $7 ELSE verified_at END,
                refresh_token = COALESCE($12, refresh_token), key_id = COALESCE($13, key_id)
            """
                    + MINE;
    static final String FAILED =
            """
            UPDATE channel_grant
            SET lease_until = NULL, failures = failures + 1, renew_at = $4, last_error = $5, last_error_at = $6
            """
                    + MINE;
    /** A name is YouTube's data, and fresh again. */
    static final String NAMED =
            "UPDATE channel SET title = $2, refreshed_at = $3, lock_version = lock_version + 1 WHERE id = $1";

    /** Once for each reason; a token that only lacks a right goes on living. */
    static final String LOST =
            """
            UPDATE channel_grant
            SET reconnect_code = :code, reconnect_detail = :detail, lease_until = NULL,
                renew_at = CASE WHEN cast(:ends AS boolean) THEN NULL ELSE renew_at END,
                access_token = CASE WHEN cast(:ends AS boolean) THEN NULL ELSE access_token END,
                access_key_id = CASE WHEN cast(:ends AS boolean) THEN NULL ELSE access_key_id END,
                access_expires_at = CASE WHEN cast(:ends AS boolean) THEN NULL ELSE access_expires_at END,
                last_error = :detail, last_error_at = cast(:at AS timestamptz)
            WHERE channel_id = :id AND generation = cast(:generation AS bigint) AND epoch = cast(:epoch AS bigint)
              AND (reconnect_code IS DISTINCT FROM :code
                   OR (:code = 'SCOPE_MISSING' AND reconnect_detail IS DISTINCT FROM :detail))
            """;

    private GrantSql() {}
}
