-- A message that had its effect here. Claimed in the transaction of the effect, never before it.
CREATE TABLE inbox (
    consumer    text        NOT NULL,
    source      text        NOT NULL,
    message_id  text        NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (consumer, source, message_id)
);
CREATE INDEX inbox_by_age ON inbox (received_at);

-- What this service has decided to say. seq orders the events of one key; it is no high-water mark, because numbers are
-- given before their transaction commits.
CREATE TABLE outbox (
    id         uuid        PRIMARY KEY,
    seq        bigint      GENERATED ALWAYS AS IDENTITY,
    shard      smallint    NOT NULL,
    topic      text        NOT NULL,
    key        text        NOT NULL,
    envelope   text        NOT NULL,
    payload    text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    sent_at    timestamptz
);
CREATE INDEX outbox_unsent ON outbox (shard, seq) WHERE sent_at IS NULL;
CREATE INDEX outbox_sent ON outbox (sent_at) WHERE sent_at IS NOT NULL;

-- Who relays a shard. The epoch grows whenever the holder changes; a relay that woke up late fails on it.
CREATE TABLE outbox_lease (
    shard       smallint    PRIMARY KEY,
    owner       text        NOT NULL,
    epoch       bigint      NOT NULL,
    valid_until timestamptz NOT NULL
);
