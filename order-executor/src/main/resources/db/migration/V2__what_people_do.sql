-- The result of the provider's validation, and the person who resolved an order of unknown outcome.
ALTER TABLE ad_order
    ADD COLUMN validated_at      timestamptz,
    ADD COLUMN validation_passed boolean,
    ADD COLUMN findings          text,
    -- true until the provider has confirmed a person's statement
    ADD COLUMN vouched           boolean NOT NULL DEFAULT false,
    ADD COLUMN vouched_by        text,
    ADD COLUMN vouched_why       text;

-- Orders that wait for an approver were due only at the end of their time; now the provider validates them first.
UPDATE ad_order SET due_at = now() WHERE state = 'PROPOSED' AND provider = 'google-ads';
