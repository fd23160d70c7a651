-- A campaign as orders see it: its brief, whether it runs, its last order and its last published refusal (told).
CREATE TABLE campaign (
    id                text        PRIMARY KEY,
    tenant_id         text        NOT NULL,
    brief             text        NOT NULL,
    running           boolean     NOT NULL,
    version           bigint      NOT NULL,
    deadline          timestamptz NOT NULL,
    minimum_new_views bigint      NOT NULL,
    last_views        bigint,
    last_observed_at  timestamptz,
    told              text,
    revision          int         NOT NULL
);

CREATE TABLE ad_order (
    id                 text           PRIMARY KEY,
    campaign_id        text           NOT NULL REFERENCES campaign (id),
    tenant_id          text           NOT NULL,
    video_id           text           NOT NULL,
    title              text           NOT NULL,
    provider           text           NOT NULL,
    account            text           NOT NULL,
    currency           text           NOT NULL,
    budget             numeric(19, 6) NOT NULL CHECK (budget > 0),
    order_cap          numeric(19, 6) NOT NULL,
    days               int            NOT NULL CHECK (days > 0),
    planned_views      bigint         NOT NULL,
    gap                float8         NOT NULL,
    target_observed_at timestamptz    NOT NULL,
    model              text           NOT NULL,
    decide_by          timestamptz,
    until              timestamptz    NOT NULL,
    created_at         timestamptz    NOT NULL,
    -- target, prior and caps at the time of the decision, as JSON
    evidence           text           NOT NULL,
    -- the envelope of the target, so that later events belong to the same causal chain and trace
    origin             text           NOT NULL,

    state              text           NOT NULL,
    version            bigint         NOT NULL,
    spent              numeric(19, 6) NOT NULL CHECK (spent >= 0),
    views              bigint         NOT NULL,
    provider_reference text,
    ends_at            timestamptz,
    attempt            int            NOT NULL,
    sent_at            timestamptz,
    request_hash       text,
    unsure_since       timestamptz,
    answered           boolean        NOT NULL,
    stopped_at         timestamptz,
    settled_at         timestamptz,
    detail             text,

    -- the lease of the worker; the epoch grows with every claim, and writes of an older epoch have no effect
    due_at             timestamptz,
    lease_until        timestamptz,
    epoch              bigint         NOT NULL,
    failures           int            NOT NULL,
    problem            text,
    ending_by          text,
    ending_reason      text,
    revision           int            NOT NULL,

    CONSTRAINT ad_order_within_order_cap CHECK (budget <= order_cap)
);
CREATE INDEX ad_order_due ON ad_order (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX ad_order_by_tenant ON ad_order (tenant_id, created_at DESC, id DESC);
CREATE INDEX ad_order_by_time ON ad_order (created_at DESC, id DESC);
-- guarantees at most one order in flight for each campaign
CREATE UNIQUE INDEX ad_order_one_in_flight ON ad_order (campaign_id)
    WHERE state IN ('PROPOSED', 'APPROVED', 'SENDING', 'UNCONFIRMED', 'PLACED', 'RUNNING');

-- Limits of what may be spent. "over" is by how much reports, corrections or a lowered limit exceed the cap; reserving never
-- sets it, so that the check below backs the conditional update.
CREATE TABLE cap (
    id       text           PRIMARY KEY,
    cap      numeric(19, 6),
    reserved numeric(19, 6) NOT NULL DEFAULT 0 CONSTRAINT cap_reserved_not_negative CHECK (reserved >= 0),
    spent    numeric(19, 6) NOT NULL DEFAULT 0 CONSTRAINT cap_spent_not_negative CHECK (spent >= 0),
    over     numeric(19, 6) NOT NULL DEFAULT 0 CONSTRAINT cap_over_not_negative CHECK (over >= 0),
    CONSTRAINT cap_never_passed CHECK (cap IS NULL OR reserved + spent <= cap + over)
);

-- The reservation of one order under one cap; the sum over all orders is the cap's.
CREATE TABLE hold (
    order_id text           NOT NULL REFERENCES ad_order (id),
    cap_id   text           NOT NULL REFERENCES cap (id),
    reserved numeric(19, 6) NOT NULL CHECK (reserved >= 0),
    spent    numeric(19, 6) NOT NULL CHECK (spent >= 0),
    PRIMARY KEY (order_id, cap_id)
);

-- The ledger of amounts reserved, released and spent. A correction is a new line.
CREATE TABLE cost_line (
    id        bigint         GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id  text           NOT NULL REFERENCES ad_order (id),
    kind      text           NOT NULL CHECK (kind IN ('RESERVED', 'RELEASED', 'SPENT')),
    currency  text           NOT NULL,
    amount    numeric(19, 6) NOT NULL,
    booked_at timestamptz    NOT NULL,
    note      text           NOT NULL
);
CREATE INDEX cost_line_of_order ON cost_line (order_id, id);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the ledger is only added to'; END $$;
CREATE TRIGGER cost_line_append_only BEFORE UPDATE OR DELETE ON cost_line
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
