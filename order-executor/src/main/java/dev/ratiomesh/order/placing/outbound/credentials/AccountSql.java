package dev.ratiomesh.order.placing.outbound.credentials;

/** The statements on provider accounts. No statement but {@link #GRANT} and {@link #TO_RESEAL} reads a token. */
public final class AccountSql {
    private static final String THIS = " WHERE tenant_id = $1 AND provider = $2 AND account = $3";
    private static final String SEEN =
            """
            SELECT tenant_id, provider, account, login_customer_id, key_id, created_at, updated_at, updated_by,
                   last_success_at, last_error, last_error_at, reconnect_reason FROM provider_account
            """;

    static final String ONE = SEEN + THIS;
    static final String LIST = SEEN
            + """
            WHERE ($1::text IS NULL OR tenant_id = $1)
              AND ($2::text IS NULL OR (tenant_id, provider, account) > ($2, $3, $4))
            ORDER BY tenant_id, provider, account LIMIT $5
            """;
    /** A new token makes a new grant: what was wrong with the old one is forgotten. */
    static final String PUT =
            """
            INSERT INTO provider_account AS old (tenant_id, provider, account, login_customer_id, refresh_token, key_id,
                                                 generation, created_at, updated_at, updated_by)
            VALUES ($1, $2, $3, $4, $5, $6, 1, $7, $7, $8)
            ON CONFLICT (tenant_id, provider, account) DO UPDATE
            SET login_customer_id = $4, refresh_token = $5, key_id = $6, generation = old.generation + 1,
                updated_at = $7, updated_by = $8, last_error = NULL, last_error_at = NULL, reconnect_reason = NULL
            RETURNING generation
            """;

    static final String DELETE = "DELETE FROM provider_account" + THIS;
    static final String GRANT =
            "SELECT login_customer_id, refresh_token, key_id, generation, reconnect_reason FROM provider_account"
                    + THIS;
    static final String ANY =
            """
            SELECT tenant_id, provider, account FROM provider_account
            WHERE provider = $1 AND reconnect_reason IS NULL ORDER BY updated_at DESC LIMIT 1
            """;
    static final String SUCCEEDED =
            "UPDATE provider_account SET last_success_at = $5, last_error = NULL, last_error_at = NULL" + THIS
                    + " AND generation = $4";
    static final String FAILED =
            "UPDATE provider_account SET last_error = $6, last_error_at = $5" + THIS + " AND generation = $4";
    static final String DEAD = "UPDATE provider_account SET last_error = $6, last_error_at = $5, reconnect_reason = $6"
            + THIS + " AND generation = $4";
    /** A page of rows that keys other than the active one have sealed. */
    public static final String TO_RESEAL =
            """
            SELECT tenant_id, provider, account, refresh_token, key_id, generation FROM provider_account
            WHERE key_id <> $1 AND (tenant_id, provider, account) > ($2, $3, $4)
            ORDER BY tenant_id, provider, account LIMIT $5
            """;
    /** Only while the row is as it was read: neither a new token nor another replica's work is written over. */
    public static final String RESEALED = "UPDATE provider_account SET refresh_token = $5, key_id = $6" + THIS
            + " AND generation = $4 AND key_id = $7";

    private AccountSql() {}
}
