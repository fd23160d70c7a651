-- A tenant's account at a provider, with its refresh token. The token is stored encrypted only: a nonce of 12 bytes, the
-- ciphertext, a tag of 16 bytes. So 28 bytes are an empty token, which the check below rejects.
CREATE TABLE provider_account (
    tenant_id         text        NOT NULL CHECK (tenant_id <> ''),
    provider          text        NOT NULL CHECK (provider <> ''),
    account           text        NOT NULL CHECK (account <> ''),
    login_customer_id text,
    refresh_token     bytea       NOT NULL CONSTRAINT provider_account_token_not_blank
                                           CHECK (octet_length(refresh_token) > 28),
    key_id            text        NOT NULL CHECK (key_id <> ''),
    -- grows with every new token, so that the status of an old token is never written to a new one
    generation        bigint      NOT NULL,
    created_at        timestamptz NOT NULL,
    updated_at        timestamptz NOT NULL,
    updated_by        text        NOT NULL,
    last_success_at   timestamptz,
    last_error        text,
    last_error_at     timestamptz,
    -- set when the provider reports the grant as revoked; only a new token clears it
    reconnect_reason  text,
    PRIMARY KEY (tenant_id, provider, account)
);
