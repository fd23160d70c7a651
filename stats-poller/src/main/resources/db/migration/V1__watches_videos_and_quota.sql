-- What a campaign wants to know. Kept for campaigns that do not run, too, so that an old event is recognised as old.
CREATE TABLE watch (
    campaign_id      text        PRIMARY KEY,
    lock_version     integer     NOT NULL,
    campaign_version bigint      NOT NULL,
    tenant_id        text        NOT NULL,
    video_id         text        NOT NULL,
    genre            text        NOT NULL,
    view_goal        bigint      NOT NULL,
    cadence_ms       bigint      NOT NULL CHECK (cadence_ms > 0),
    running          boolean     NOT NULL,
    traceparent      text,
    changed_at       timestamptz NOT NULL,
    -- false from a change on, until the table video has taken it over
    adopted          boolean     NOT NULL,
    -- whether the campaign knows that its video does not answer; written by readings only
    told_unavailable boolean     NOT NULL DEFAULT false
);
CREATE INDEX watch_by_video ON watch (video_id) WHERE running;
CREATE INDEX watch_to_adopt ON watch (campaign_id) WHERE NOT adopted;
CREATE INDEX watch_ended ON watch (changed_at) WHERE NOT running;

-- Advertising orders, as far as they make a video worth reading more often.
CREATE TABLE advert (
    order_id   text        PRIMARY KEY,
    video_id   text        NOT NULL,
    version    bigint      NOT NULL,
    running    boolean     NOT NULL,
    ends_at    timestamptz,
    changed_at timestamptz NOT NULL
);
CREATE INDEX advert_running ON advert (video_id) WHERE running;
CREATE INDEX advert_ended ON advert (changed_at) WHERE NOT running;

-- One row a watched video, however many campaigns watch it; gone with its last running watch. The epoch grows with
-- each claim: who comes back after its lease was given to another marks nothing.
CREATE TABLE video (
    video_id       text             PRIMARY KEY,
    cadence_ms     bigint           NOT NULL CHECK (cadence_ms > 0),
    due_at         timestamptz      NOT NULL,
    leased_until   timestamptz,
    epoch          bigint           NOT NULL DEFAULT 0,
    views          bigint,
    likes          bigint,
    comments       bigint,
    published_at   timestamptz,
    read_at        timestamptz,
    views_per_hour double precision NOT NULL DEFAULT 0,
    misses         integer          NOT NULL DEFAULT 0
);
CREATE INDEX video_by_due ON video (due_at);

-- Calls of one quota bucket on one quota day (midnight to midnight in America/Los_Angeles). The CHECK holds even when
-- the statement that reserves is wrong.
CREATE TABLE quota_day (
    bucket    text        NOT NULL,
    day       date        NOT NULL,
    allowance integer     NOT NULL,
    used      integer     NOT NULL DEFAULT 0,
    exhausted boolean     NOT NULL DEFAULT false,
    -- calls are spaced so that the day's calls last the day: the moment up to which they are spent
    paced_at  timestamptz NOT NULL,
    PRIMARY KEY (bucket, day),
    CHECK (used >= 0 AND used <= allowance)
);
