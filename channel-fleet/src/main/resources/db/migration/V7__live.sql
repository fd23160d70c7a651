-- The transaction that said it: listeners of the live stream follow the outbox by it, because seq is given before its
-- transaction commits, and what has a lower number may become visible later.
ALTER TABLE outbox ADD COLUMN xid bigint NOT NULL DEFAULT pg_current_xact_id()::text::bigint;
CREATE INDEX outbox_by_transaction ON outbox (xid, seq);
