-- The trace by which the order followed from its evidence when it was proposed; null in orders older than this column.
ALTER TABLE ad_order ADD COLUMN reasoning text;

CREATE FUNCTION refuse_any_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'rows of % are only added', TG_TABLE_NAME; END $$;

-- The published events of an order; the outbox deletes its rows some time after they were sent.
CREATE TABLE order_step (
    order_id  text           NOT NULL REFERENCES ad_order (id),
    version   bigint         NOT NULL,
    type      text           NOT NULL,
    state     text           NOT NULL,
    spent     numeric(19, 6) NOT NULL,
    views     bigint         NOT NULL,
    said_by   text,
    detail    text,
    at        timestamptz    NOT NULL,
    PRIMARY KEY (order_id, version)
);
CREATE TRIGGER order_step_append_only BEFORE UPDATE OR DELETE ON order_step
    FOR EACH ROW EXECUTE FUNCTION refuse_any_change();

-- The redacted requests to the provider for an order, and their responses. Equal consecutive exchanges are one row with a
-- count; row 100 of a call is always the latest exchange, so that an order never fills the table. There is no foreign key to
-- ad_order: an insert must never wait for an order's lock.
CREATE TABLE exchange (
    order_id     text        NOT NULL,
    call         text        NOT NULL,
    number       int         NOT NULL CHECK (number BETWEEN 1 AND 100),
    attempt      int         NOT NULL,
    method       text        NOT NULL,
    path         text        NOT NULL,
    request      text        NOT NULL CHECK (length(request) <= 20000),
    request_hash text        NOT NULL,
    outcome      text        NOT NULL CHECK (outcome IN ('ANSWERED', 'NO_ANSWER', 'NOT_CALLED')),
    status       int,
    answer       text        NOT NULL CHECK (length(answer) <= 20000),
    answer_hash  text        NOT NULL,
    first_at     timestamptz NOT NULL,
    first_millis bigint      NOT NULL,
    last_at      timestamptz NOT NULL,
    last_millis  bigint      NOT NULL,
    times        bigint      NOT NULL,
    PRIMARY KEY (order_id, call, number)
);
CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.times = OLD.times + 1 AND (OLD.number = 100
        OR (to_jsonb(NEW) - '{last_at,last_millis,times}'::text[])
         = (to_jsonb(OLD) - '{last_at,last_millis,times}'::text[])) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'rows of exchange are only added and counted';
END $$;
CREATE TRIGGER exchange_append_only BEFORE UPDATE OR DELETE ON exchange
    FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();

-- Stores one exchange: an exchange equal to the last one increases its count, a different one becomes the next row, and row
-- 100 of the call is overwritten. The attempt is the order's at this moment, before the step that follows. An error is
-- returned as text and not raised, so that the transaction of the order's step survives it.
CREATE FUNCTION note_exchange(of_order text, of_call text, with_method text, to_path text, asked text, asked_hash text,
    came text, with_status int, said text, said_hash text, at timestamptz, millis bigint) RETURNS text
LANGUAGE plpgsql AS
$$
DECLARE
    attempts int;
    latest   record;
BEGIN
    SELECT o.attempt INTO attempts FROM ad_order AS o WHERE o.id = of_order;
    SELECT * INTO latest FROM exchange AS e
    WHERE e.order_id = of_order AND e.call = of_call ORDER BY e.number DESC LIMIT 1;
    IF latest.number = 100 OR (latest.attempt, latest.request_hash, latest.outcome, latest.answer_hash, latest.path)
        = (attempts, asked_hash, came, said_hash, to_path) AND latest.status IS NOT DISTINCT FROM with_status THEN
        UPDATE exchange AS e
        SET times = e.times + 1, last_at = at, last_millis = millis, attempt = attempts, method = with_method,
            path = to_path, request = asked, request_hash = asked_hash, outcome = came, status = with_status,
            answer = said, answer_hash = said_hash
        WHERE e.order_id = of_order AND e.call = of_call AND e.number = latest.number;
    ELSE
        INSERT INTO exchange VALUES (of_order, of_call, coalesce(latest.number, 0) + 1, attempts, with_method, to_path,
            asked, asked_hash, came, with_status, said, said_hash, at, millis, at, millis, 1) ON CONFLICT DO NOTHING;
    END IF;
    RETURN NULL;
EXCEPTION WHEN OTHERS THEN
    RETURN SQLERRM;
END $$;

-- The public numbers of the video, as last observed while the order was in flight.
CREATE TABLE sighting (
    order_id    text        PRIMARY KEY REFERENCES ad_order (id),
    observed_at timestamptz NOT NULL,
    views       bigint      NOT NULL,
    likes       bigint      NOT NULL
);

-- One sample of reach for each settled order; a late correction replaces the order's row.
CREATE TABLE lesson (
    order_id     text           PRIMARY KEY REFERENCES ad_order (id),
    provider     text           NOT NULL,
    genre        text           NOT NULL,
    currency     text           NOT NULL,
    spent        numeric(19, 6) NOT NULL,
    views        bigint         NOT NULL,
    likes_gained bigint,
    views_gained bigint,
    per_new_view float8         NOT NULL,
    settled_at   timestamptz    NOT NULL
);
CREATE INDEX lesson_by_kind ON lesson (provider, genre, settled_at DESC, order_id);
