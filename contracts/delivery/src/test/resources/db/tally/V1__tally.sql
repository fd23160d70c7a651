CREATE TABLE tally (
    id       text   PRIMARY KEY,
    amount   bigint NOT NULL CHECK (amount >= 0),
    revision int    NOT NULL
);
CREATE TABLE note (
    seq  bigint GENERATED ALWAYS AS IDENTITY,
    id   text   NOT NULL,
    text text   NOT NULL
);
CREATE TABLE parcel (
    id          text   PRIMARY KEY,
    due_at      timestamptz,
    lease_until timestamptz,
    epoch       bigint NOT NULL DEFAULT 0,
    weight      int    NOT NULL DEFAULT 0
);
