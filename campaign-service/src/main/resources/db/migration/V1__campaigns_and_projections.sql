-- The aggregate: what commands are decided on.
CREATE TABLE campaign (
    id        text        PRIMARY KEY,
    tenant_id text        NOT NULL,
    status    text        NOT NULL,
    version   bigint      NOT NULL CHECK (version > 0),
    brief     text        NOT NULL,
    deadline  timestamptz NOT NULL,
    revision  integer     NOT NULL
);
CREATE INDEX campaign_by_tenant ON campaign (tenant_id, status);
CREATE INDEX campaign_due ON campaign (deadline) WHERE status IN ('CREATED', 'RUNNING', 'STOPPED');

-- Projections: made of the topics alone, and made again from them at will.
CREATE TABLE campaign_view (
    campaign_id text        PRIMARY KEY,
    tenant_id   text        NOT NULL,
    status      text        NOT NULL,
    version     bigint      NOT NULL,
    completion  text,
    brief       text        NOT NULL,
    created_at  timestamptz NOT NULL,
    changed_at  timestamptz NOT NULL
);
CREATE INDEX campaign_view_pages ON campaign_view (created_at DESC, campaign_id DESC);
CREATE INDEX campaign_view_tenant ON campaign_view (tenant_id, created_at DESC, campaign_id DESC);

CREATE TABLE snapshot (
    campaign_id text        NOT NULL,
    observed_at timestamptz NOT NULL,
    views       bigint,
    likes       bigint,
    comments    bigint,
    unavailable boolean     NOT NULL,
    PRIMARY KEY (campaign_id, observed_at)
);
CREATE INDEX snapshot_by_age ON snapshot USING brin (observed_at);
COMMENT ON COLUMN snapshot.likes IS 'null: hidden by the channel';

CREATE TABLE target (
    campaign_id text        NOT NULL,
    observed_at timestamptz NOT NULL,
    verdict     text        NOT NULL,
    payload     text        NOT NULL,
    PRIMARY KEY (campaign_id, observed_at)
);
CREATE INDEX target_by_age ON target USING brin (observed_at);

CREATE TABLE order_view (
    order_id    text        PRIMARY KEY,
    campaign_id text        NOT NULL,
    tenant_id   text        NOT NULL,
    version     bigint      NOT NULL,
    state       text        NOT NULL,
    budget      numeric     NOT NULL,
    spent       numeric     NOT NULL,
    payload     text        NOT NULL,
    created_at  timestamptz NOT NULL
);
CREATE INDEX order_view_campaign ON order_view (campaign_id, created_at DESC, order_id DESC);

-- The last word of the order rules on a campaign that got no order.
CREATE TABLE order_refusal (
    campaign_id text        PRIMARY KEY,
    code        text        NOT NULL,
    detail      text        NOT NULL,
    at          timestamptz NOT NULL
);

-- Upstream apps choose the ids of their commands: two tenants may choose the same.
CREATE TABLE command_outcome (
    command_id  text        NOT NULL,
    tenant_id   text        NOT NULL,
    campaign_id text        NOT NULL,
    outcome     text        NOT NULL,
    code        text,
    detail      text,
    at          timestamptz NOT NULL,
    PRIMARY KEY (command_id, tenant_id)
);
CREATE INDEX command_outcome_by_age ON command_outcome (at);

-- One row a written batch: which campaigns look different now. Readers go by (xid, id) and stop before the oldest open
-- transaction, because ids are given before their transaction commits.
CREATE TABLE change (
    xid          bigint      NOT NULL DEFAULT (pg_current_xact_id()::text::bigint),
    id           bigint      GENERATED ALWAYS AS IDENTITY,
    campaign_ids text[]      NOT NULL,
    at           timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (xid, id)
);
CREATE INDEX change_by_age ON change (at);
