-- How the order followed from its evidence, reckoned when it was proposed; null for orders older than this column.
ALTER TABLE ad_order ADD COLUMN reasoning text;

CREATE FUNCTION refuse_any_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'rows of % are only added', TG_TABLE_NAME; END $$;

-- The steps of an order as they were told; the events themselves leave the outbox some time after they were sent.
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

-- What was asked of the provider for an order and what it answered, redacted. Equal exchanges in a row are one row that
-- counts them; the hundredth of a kind is always the latest one, so that an order never fills the table. No reference to
-- ad_order: to note an exchange must never wait for an order's lock.
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

-- The video's numbers as last seen while an order was in flight.
CREATE TABLE sighting (
    order_id    text        PRIMARY KEY REFERENCES ad_order (id),
    observed_at timestamptz NOT NULL,
    views       bigint      NOT NULL,
    likes       bigint      NOT NULL
);

-- What a settled order shows of reach, once an order; a late correction replaces the order's own row.
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
