-- What health remembers of a channel besides what stands with the channel itself.
CREATE TABLE channel_health (
    channel_id   text        PRIMARY KEY,
    state        text        NOT NULL,
    -- since when it is in that state
    since        timestamptz NOT NULL,
    evaluated_at timestamptz NOT NULL
);
