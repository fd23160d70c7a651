-- What reports are fetched for: a channel (video_id is empty) or one of its videos. The epoch grows with each claim.
CREATE TABLE report_subject (
    channel_id  text        NOT NULL,
    video_id    text        NOT NULL,
    tenant_id   text        NOT NULL,
    due_at      timestamptz NOT NULL,
    lease_until timestamptz,
    epoch       bigint      NOT NULL DEFAULT 0,
    problem     text,
    PRIMARY KEY (channel_id, video_id)
);
CREATE INDEX report_subject_due ON report_subject (due_at);

-- A section of a report, as YouTube answered it last. as_of is the last day that YouTube had worked through.
CREATE TABLE report (
    channel_id text        NOT NULL,
    video_id   text        NOT NULL,
    section    text        NOT NULL,
    as_of      date,
    columns    text[]      NOT NULL,
    rows       text        NOT NULL,
    fetched_at timestamptz NOT NULL,
    PRIMARY KEY (channel_id, video_id, section)
);
CREATE INDEX report_by_age ON report (fetched_at);

-- Metrics that YouTube no longer supports; asked for again now and then.
CREATE TABLE report_dropped (
    section    text        NOT NULL,
    metric     text        NOT NULL,
    words      text        NOT NULL,
    dropped_at timestamptz NOT NULL,
    PRIMARY KEY (section, metric)
);

-- The channel's job at the Reporting API, and the last file that was read.
CREATE TABLE reach_job (
    channel_id   text        PRIMARY KEY,
    tenant_id    text        NOT NULL,
    job_id       text,
    read_up_to   timestamptz,
    due_at       timestamptz NOT NULL,
    lease_until  timestamptz,
    epoch        bigint      NOT NULL DEFAULT 0,
    problem      text
);
CREATE INDEX reach_job_due ON reach_job (due_at);

CREATE TABLE reach (
    channel_id  text             NOT NULL,
    video_id    text             NOT NULL,
    day         date             NOT NULL,
    impressions bigint           NOT NULL CHECK (impressions >= 0),
    click_rate  double precision NOT NULL,
    fetched_at  timestamptz      NOT NULL,
    PRIMARY KEY (channel_id, video_id, day)
);
CREATE INDEX reach_by_age ON reach (fetched_at);
