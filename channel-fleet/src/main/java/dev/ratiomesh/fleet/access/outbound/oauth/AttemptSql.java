package dev.ratiomesh.fleet.access.outbound.oauth;

/** The statements on connection attempts. */
final class AttemptSql {
    /** Nothing when the tenant has too many open. */
    static final String OPEN =
            """
            INSERT INTO connection_attempt (id, tenant_id, asked_by, features, expected_channel, return_to, state_hash,
                                            verifier, key_id, created_at, expires_at)
            SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11
            WHERE (SELECT count(*) FROM connection_attempt
                   WHERE tenant_id = $2 AND outcome = 'WAITING' AND expires_at > $10) < $12
            """;
    /** Once: whoever comes second finds it no longer waiting. */
    static final String TAKE =
            """
            UPDATE connection_attempt SET outcome = 'RETURNED'
            WHERE state_hash = $1 AND outcome = 'WAITING' AND expires_at > $2
            RETURNING id, tenant_id, asked_by, features, expected_channel, return_to, verifier, key_id
            """;

    static final String WHY = "SELECT outcome FROM connection_attempt WHERE state_hash = $1";
    static final String END =
            """
            UPDATE connection_attempt SET outcome = $2, code = $3, detail = $4, channel_id = $5, ended_at = $6
            WHERE id = $1 AND outcome = 'RETURNED'
            """;
    static final String CONNECTED =
            """
            UPDATE connection_attempt
            SET outcome = 'CONNECTED', channel_id = :channelId, granted = cast(:granted AS text[]),
                missing = cast(:missing AS text[]), ended_at = cast(:now AS timestamptz)
            WHERE id = :id AND outcome = 'RETURNED'
            """;
    static final String SEE =
            """
            SELECT id, outcome, features, channel_id, granted, missing, code, detail, created_at, expires_at, ended_at
            FROM connection_attempt WHERE id = $1 AND ($2::text IS NULL OR tenant_id = $2)
            """;

    private AttemptSql() {}
}
