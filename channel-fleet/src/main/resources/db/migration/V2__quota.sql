-- Units of one quota bucket on one quota day (midnight to midnight in America/Los_Angeles). The reserve is counted apart,
-- so that it is there when it is needed. The CHECKs hold even when the statement that takes is wrong.
CREATE TABLE quota_bucket (
    bucket        text    NOT NULL CHECK (bucket <> ''),
    day           date    NOT NULL,
    open_units    integer NOT NULL,
    reserve_units integer NOT NULL,
    used          integer NOT NULL DEFAULT 0,
    reserve_used  integer NOT NULL DEFAULT 0,
    -- YouTube itself has said that nothing is left
    exhausted     boolean NOT NULL DEFAULT false,
    -- as it was told last
    level         text    NOT NULL DEFAULT 'HEALTHY' CHECK (level IN ('HEALTHY', 'WARNING', 'CRITICAL', 'EXHAUSTED')),
    PRIMARY KEY (bucket, day),
    CHECK (used >= 0 AND used <= open_units),
    CHECK (reserve_used >= 0 AND reserve_used <= reserve_units)
);

-- What a tenant has taken of them. A tenant who asked has a row, even when it got nothing: from then on a share is kept.
CREATE TABLE quota_share (
    bucket       text    NOT NULL,
    day          date    NOT NULL,
    tenant_id    text    NOT NULL CHECK (tenant_id <> ''),
    used         integer NOT NULL DEFAULT 0 CHECK (used >= 0),
    reserve_used integer NOT NULL DEFAULT 0 CHECK (reserve_used >= 0),
    level        text    NOT NULL DEFAULT 'HEALTHY' CHECK (level IN ('HEALTHY', 'WARNING', 'CRITICAL', 'EXHAUSTED')),
    PRIMARY KEY (bucket, day, tenant_id),
    FOREIGN KEY (bucket, day) REFERENCES quota_bucket (bucket, day) ON DELETE CASCADE
);
CREATE INDEX quota_share_to_reset ON quota_share (bucket, day) WHERE level <> 'HEALTHY';
