-- What the provider said when it was asked to check the order, and who said where an order of which nobody knew is.
ALTER TABLE ad_order
    ADD COLUMN validated_at      timestamptz,
    ADD COLUMN validation_passed boolean,
    ADD COLUMN findings          text,
    -- true until the provider has confirmed what a person said
    ADD COLUMN vouched           boolean NOT NULL DEFAULT false,
    ADD COLUMN vouched_by        text,
    ADD COLUMN vouched_why       text;

-- Orders that wait for a person were not due before their time is over; now the provider is asked about them first.
UPDATE ad_order SET due_at = now() WHERE state = 'PROPOSED' AND provider = 'google-ads';
