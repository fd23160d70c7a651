-- A file on its way to become a video. Addresses are sealed: a signed one is a key to the customer's storage, and whoever has
-- a session's sends bytes in the channel's name.
CREATE TABLE upload (
    id               text        PRIMARY KEY,
    lock_version     integer     NOT NULL DEFAULT 0,
    tenant_id        text        NOT NULL,
    ordered_by       text        NOT NULL,
    channels         text[]      NOT NULL,
    content_hash     text        NOT NULL,
    metadata         text        NOT NULL,
    announced        bigint,
    file_shown       text        NOT NULL,
    file_key         text        NOT NULL,
    file_sealed      bytea       NOT NULL,
    thumbnail_shown  text,
    thumbnail_key    text,
    thumbnail_sealed bytea,
    created_at       timestamptz NOT NULL,

    version          bigint      NOT NULL,
    state            text        NOT NULL CHECK (state IN
        ('ACCEPTED', 'WAITING', 'SENDING', 'FINDING', 'PROCESSING', 'PUBLISHED', 'FAILED', 'CANCELLED')),
    channel_id       text,
    choice_day       date,
    explanation      text[],
    sessions         integer     NOT NULL DEFAULT 0,
    bytes            bigint      CHECK (bytes >= 0),
    file_tag         text,
    content_type     text,
    session_key      text,
    session_sealed   bytea,
    opened_at        timestamptz,
    sent_bytes       bigint      NOT NULL DEFAULT 0,
    last_begun       boolean     NOT NULL DEFAULT false,
    since            timestamptz,
    video_id         text,
    dressed          boolean     NOT NULL DEFAULT false,
    -- why it waits, failed or was taken back; what could not be done of what was asked
    reason           text,
    waits_until      timestamptz,
    failure_code     text,
    cancelled_by     text,

    due_at           timestamptz,
    lease_until      timestamptz,
    epoch            bigint      NOT NULL DEFAULT 0,
    tries            integer     NOT NULL DEFAULT 0,
    problem          text,
    ending_by        text,
    ending_reason    text,
    origin           text        NOT NULL,
    -- bytes go only where the session's address is stored
    CHECK (state <> 'SENDING' OR session_sealed IS NOT NULL),
    CHECK (state NOT IN ('PROCESSING', 'PUBLISHED') OR video_id IS NOT NULL)
);
CREATE INDEX upload_due ON upload (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX upload_by_time ON upload (created_at DESC, id DESC);
CREATE INDEX upload_by_channel ON upload (channel_id, created_at DESC);
-- one video is one upload's
CREATE UNIQUE INDEX upload_by_video ON upload (video_id) WHERE video_id IS NOT NULL;

-- What uploads know of a channel's quota day: how many it has taken, and until when it takes none.
CREATE TABLE upload_day (
    channel_id  text        NOT NULL,
    day         date        NOT NULL,
    taken       integer     NOT NULL DEFAULT 0 CHECK (taken >= 0),
    errors      integer     NOT NULL DEFAULT 0,
    last_at     timestamptz,
    rests_until timestamptz,
    rests_why   text,
    PRIMARY KEY (channel_id, day)
);

-- A change of a video's metadata that was asked for and is not yet written.
CREATE TABLE video_change (
    id          text        PRIMARY KEY,
    channel_id  text        NOT NULL,
    tenant_id   text        NOT NULL,
    command     text        NOT NULL,
    origin      text        NOT NULL,
    created_at  timestamptz NOT NULL,
    due_at      timestamptz,
    lease_until timestamptz,
    epoch       bigint      NOT NULL DEFAULT 0,
    tries       integer     NOT NULL DEFAULT 0,
    problem     text
);
CREATE INDEX video_change_due ON video_change (due_at) WHERE due_at IS NOT NULL;
