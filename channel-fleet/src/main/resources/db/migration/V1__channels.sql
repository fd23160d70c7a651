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
    updated_at   timestamptz NOT NULL
);
CREATE INDEX channel_by_tenant ON channel (tenant_id, id);
