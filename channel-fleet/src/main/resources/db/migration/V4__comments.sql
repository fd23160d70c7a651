-- A video whose comments are fetched; id is channel_id/video_id. The sweep is the walk through its threads under way.
CREATE TABLE comment_watch (
    id               text        PRIMARY KEY,
    tenant_id        text        NOT NULL,
    channel_id       text        NOT NULL,
    video_id         text        NOT NULL,
    state            text        NOT NULL CHECK (state IN ('OPEN', 'OFF', 'GONE', 'FOREIGN')),
    sweep_full       boolean,
    sweep_started_at timestamptz,
    sweep_token      text,
    last_new_at      timestamptz NOT NULL,
    full_due_at      timestamptz NOT NULL,
    troubles         integer     NOT NULL DEFAULT 0,
    created_at       timestamptz NOT NULL,
    due_at           timestamptz,
    lease_until      timestamptz,
    epoch            bigint      NOT NULL DEFAULT 0,
    CHECK ((sweep_started_at IS NULL) = (sweep_full IS NULL))
);
CREATE INDEX comment_watch_due ON comment_watch (due_at) WHERE due_at IS NOT NULL;

-- Comments as YouTube showed them: YouTube's data, read anew or deleted after 30 days.
CREATE TABLE comment (
    id                text        PRIMARY KEY,
    tenant_id         text        NOT NULL,
    channel_id        text        NOT NULL,
    video_id          text        NOT NULL,
    parent_id         text,
    author_channel_id text,
    author_name       text        NOT NULL,
    text              text        NOT NULL,
    likes             bigint      NOT NULL,
    published_at      timestamptz NOT NULL,
    -- what a person decided about it here, null for nothing
    moderation        text        CHECK (moderation IN ('HIDE', 'PUBLISH', 'REJECT', 'DELETE')),
    -- of the top of a thread: YouTube's count of replies when they were read last, and whether they are to be read
    replies_fetched   bigint      NOT NULL DEFAULT -1,
    replies_due       bigint,
    replies_token     text,
    first_seen_at     timestamptz NOT NULL,
    refreshed_at      timestamptz NOT NULL
);
CREATE INDEX comment_by_channel ON comment (channel_id, published_at DESC, id DESC);
CREATE INDEX comment_by_video ON comment (channel_id, video_id, published_at DESC, id DESC);
CREATE INDEX comment_replies_due ON comment (channel_id, video_id) WHERE replies_due IS NOT NULL;
CREATE INDEX comment_refreshed ON comment (refreshed_at);

-- A reply of the channel's own. SENDING is committed before the socket opens; from there it is never sent again.
CREATE TABLE reply (
    id           text        PRIMARY KEY,
    tenant_id    text        NOT NULL,
    channel_id   text        NOT NULL,
    video_id     text        NOT NULL,
    comment_id   text        NOT NULL,
    text         text        NOT NULL CHECK (text <> ''),
    text_hash    text        NOT NULL,
    approval_id  text        NOT NULL CHECK (approval_id <> ''),
    approved_by  text        NOT NULL CHECK (approved_by <> ''),
    state        text        NOT NULL
                 CHECK (state IN ('WAITING', 'SENDING', 'READING_BACK', 'POSTED', 'HELD', 'FAILED')),
    attempts     integer     NOT NULL DEFAULT 0,
    sent_at      timestamptz,
    troubles     integer     NOT NULL DEFAULT 0,
    looks        integer     NOT NULL DEFAULT 0,
    posted_id    text,
    failure      text,
    detail       text,
    created_at   timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL,
    due_at       timestamptz,
    lease_until  timestamptz,
    epoch        bigint      NOT NULL DEFAULT 0,
    -- an approval pays for one reply
    CONSTRAINT one_reply_an_approval UNIQUE (tenant_id, approval_id),
    CHECK (state <> 'SENDING' OR (sent_at IS NOT NULL AND attempts > 0)),
    CHECK ((posted_id IS NULL) = (state IN ('WAITING', 'SENDING', 'FAILED'))),
    CHECK ((failure IS NULL) = (state <> 'FAILED'))
);
-- Two equal texts in a thread could not be told apart when it is asked whether one of them was posted.
CREATE UNIQUE INDEX one_text_a_thread ON reply (channel_id, comment_id, text_hash)
    WHERE state <> 'FAILED' OR failure = 'OUTCOME_UNKNOWN';
CREATE INDEX reply_due ON reply (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX reply_by_channel ON reply (channel_id, created_at DESC, id DESC);

-- What is to be done with somebody's comment; doing it twice does no harm.
CREATE TABLE comment_moderation (
    id           text        PRIMARY KEY,
    tenant_id    text        NOT NULL,
    channel_id   text        NOT NULL,
    comment_id   text        NOT NULL,
    action       text        NOT NULL CHECK (action IN ('HIDE', 'PUBLISH', 'REJECT', 'DELETE')),
    by_whom      text        NOT NULL,
    command_id   text        NOT NULL,
    command_type text        NOT NULL,
    troubles     integer     NOT NULL DEFAULT 0,
    created_at   timestamptz NOT NULL,
    due_at       timestamptz,
    lease_until  timestamptz,
    epoch        bigint      NOT NULL DEFAULT 0
);
CREATE INDEX comment_moderation_due ON comment_moderation (due_at) WHERE due_at IS NOT NULL;
