-- A channel that belongs to a tenant. Who writes what: connecting writes identity, grant and features; health writes
-- state, score, reasons and stands_in; commands write role, paused and uploads_a_day. Other features only read it.
CREATE TABLE channel (
    id           text        PRIMARY KEY,
    lock_version integer     NOT NULL DEFAULT 0,
    version      bigint      NOT NULL,
    tenant_id    text        NOT NULL CHECK (tenant_id <> ''),
    title        text        NOT NULL,
    -- what its owner granted: uploads, comments, analytics
    features     text[]      NOT NULL,
    role         text        NOT NULL DEFAULT 'ACTIVE' CHECK (role IN ('ACTIVE', 'RESERVE')),
    state        text        NOT NULL CHECK (state IN ('ACTIVE', 'RESTING', 'FAILING', 'NEEDS_OWNER', 'DISCONNECTED')),
    paused       boolean     NOT NULL DEFAULT false,
    stands_in    boolean     NOT NULL DEFAULT false,
    uploads_a_day integer    NOT NULL DEFAULT 10 CHECK (uploads_a_day BETWEEN 0 AND 100),
    score        integer     NOT NULL DEFAULT 100 CHECK (score BETWEEN 0 AND 100),
    reasons      text[]      NOT NULL DEFAULT '{}',
    connected_at timestamptz NOT NULL,
    -- its title and the like are YouTube's data: read anew or deleted after 30 days
    refreshed_at timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL,
    -- set when it is disconnected: from then on what is stored of it is deleted, within the policy's seven days
    delete_after timestamptz
);
CREATE INDEX channel_by_tenant ON channel (tenant_id, id);

-- Counts consents, so that what was found out about one grant is never written to another.
CREATE SEQUENCE grant_generation;

-- The right to act for a channel. Tokens stand here encrypted only: a nonce of 12 bytes, the text, a tag of 16 bytes. So
-- 28 bytes are an empty token, and no statement can put one in a good one's place.
CREATE TABLE channel_grant (
    channel_id    text        PRIMARY KEY REFERENCES channel (id) ON DELETE CASCADE,
    tenant_id     text        NOT NULL,
    generation    bigint      NOT NULL,
    refresh_token bytea       NOT NULL CONSTRAINT channel_grant_token_not_blank CHECK (octet_length(refresh_token) > 28),
    key_id        text        NOT NULL CHECK (key_id <> ''),
    scopes        text[]      NOT NULL,
    granted_by    text        NOT NULL,
    granted_at    timestamptz NOT NULL,
    -- when the grant ends by itself, which it does while the consent screen is in Testing
    expires_at    timestamptz,
    -- the access token, shared by all replicas; issue counts them
    issue         bigint      NOT NULL DEFAULT 0,
    access_token  bytea       CONSTRAINT channel_grant_access_not_blank CHECK (octet_length(access_token) > 28),
    access_key_id text,
    access_expires_at timestamptz,
    renewed_at    timestamptz,
    -- when it is to be renewed; null when there is nothing to renew: only the owner can help
    renew_at      timestamptz,
    -- who renews it: nobody else before lease_until, and nobody who holds an earlier epoch afterwards
    lease_until   timestamptz,
    epoch         bigint      NOT NULL DEFAULT 0,
    failures      integer     NOT NULL DEFAULT 0,
    last_error    text,
    last_error_at timestamptz,
    -- when channels.list last said which channel it is for
    verified_at   timestamptz,
    -- set when only the owner can help, a word of ReconnectReason; only a new grant clears it
    reconnect_code   text,
    reconnect_detail text,
    CHECK ((access_token IS NULL) = (access_expires_at IS NULL) AND (access_token IS NULL) = (access_key_id IS NULL))
);
CREATE INDEX channel_grant_to_renew ON channel_grant (renew_at) WHERE renew_at IS NOT NULL;

-- An owner's way through Google's consent screen. The state that Google hands back is kept as its hash only.
CREATE TABLE connection_attempt (
    id            text        PRIMARY KEY,
    tenant_id     text        NOT NULL,
    asked_by      text        NOT NULL,
    features      text[]      NOT NULL,
    expected_channel text,
    return_to     text,
    state_hash    bytea       NOT NULL UNIQUE,
    verifier      bytea       NOT NULL,
    key_id        text        NOT NULL,
    outcome       text        NOT NULL DEFAULT 'WAITING'
                              CHECK (outcome IN ('WAITING', 'RETURNED', 'CONNECTED', 'DENIED', 'FAILED')),
    code          text,
    detail        text,
    channel_id    text,
    granted       text[],
    missing       text[],
    created_at    timestamptz NOT NULL,
    expires_at    timestamptz NOT NULL,
    ended_at      timestamptz
);
CREATE INDEX connection_attempt_open ON connection_attempt (tenant_id, expires_at) WHERE outcome = 'WAITING';
CREATE INDEX connection_attempt_age ON connection_attempt (created_at);

-- Grants that were given up and are to be revoked at Google. The token is used for nothing else, and goes with the row.
CREATE TABLE revocation (
    channel_id    text        NOT NULL,
    tenant_id     text        NOT NULL,
    generation    bigint      NOT NULL PRIMARY KEY,
    refresh_token bytea       NOT NULL CONSTRAINT revocation_token_not_blank CHECK (octet_length(refresh_token) > 28),
    key_id        text        NOT NULL CHECK (key_id <> ''),
    due_at        timestamptz NOT NULL,
    give_up_at    timestamptz NOT NULL,
    failures      integer     NOT NULL DEFAULT 0,
    lease_until   timestamptz,
    epoch         bigint      NOT NULL DEFAULT 0
);
CREATE INDEX revocation_due ON revocation (due_at);

-- How the calls for a channel fared, by the hour; health reads it. A call that waited was not made and is not counted.
CREATE TABLE channel_call (
    channel_id    text        NOT NULL,
    hour          timestamptz NOT NULL,
    ok            integer     NOT NULL DEFAULT 0,
    failed        integer     NOT NULL DEFAULT 0,
    last_success_at timestamptz,
    last_error    text,
    last_error_at timestamptz,
    PRIMARY KEY (channel_id, hour)
);
CREATE INDEX channel_call_age ON channel_call (hour);
