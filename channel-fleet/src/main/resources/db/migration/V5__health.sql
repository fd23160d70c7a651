-- What health remembers of a channel besides what stands with the channel itself.
CREATE TABLE channel_health (
    channel_id text        PRIMARY KEY,
    -- since when it is in that state; says nothing once somebody else has moved it
    state      text        NOT NULL,
    since      timestamptz NOT NULL
);
