-- What an hour of service earns, by kind and by what its minutes stand on. Rows are never changed: a new rule begins on a
-- day, and the day of the service says which one counts.
CREATE TABLE earning_rule (
  id         bigint   GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  need_kind  text,
  evidence   smallint NOT NULL CHECK (evidence BETWEEN 0 AND 4),
  currency   text     NOT NULL CHECK (currency IN ('community-points', 'unit-points', 'minutes')),
  per_hour   int      NOT NULL CHECK (per_hour BETWEEN 0 AND 10000),
  ends_after int      CHECK (ends_after BETWEEN 1 AND 36500),
  valid_from date     NOT NULL,
  UNIQUE NULLS NOT DISTINCT (need_kind, evidence, currency, valid_from)
);
COMMENT ON COLUMN earning_rule.need_kind IS 'null: every kind without rules of its own';
COMMENT ON COLUMN earning_rule.ends_after IS 'days until what was earned ends; null: never';
-- Word of mouth alone earns nothing; from the organiser's word on an hour is an hour.
INSERT INTO earning_rule (need_kind, evidence, currency, per_hour, ends_after, valid_from)
SELECT NULL, grade, currency, CASE currency WHEN 'minutes' THEN 60 ELSE 10 END,
       CASE currency WHEN 'minutes' THEN NULL ELSE 730 END, DATE '2020-01-01'
  FROM generate_series(1, 4) AS grade, unnest(ARRAY['community-points', 'unit-points', 'minutes']) AS currency;
