-- What was agreed with a person. An item belongs to a series; a visit's id is its series and the day the rule gave.
CREATE TABLE care_item (
  id              uuid    PRIMARY KEY,
  version         bigint  NOT NULL,
  state           text    NOT NULL CHECK (state IN ('active', 'paused', 'ended')),
  series          uuid    NOT NULL,
  elder_id        uuid    NOT NULL REFERENCES elder,
  source          text    NOT NULL CHECK (source IN ('agreed', 'contract', 'risk')),
  kind            text    NOT NULL REFERENCES visit_kind,
  recurrence      text    NOT NULL,
  first_day       date    NOT NULL,
  last_day        date,
  minutes         int     NOT NULL CHECK (minutes BETWEEN 5 AND 480),
  window_from     int     NOT NULL CHECK (window_from BETWEEN 0 AND 1439),
  window_to       int     NOT NULL CHECK (window_to BETWEEN 1 AND 1440),
  skills          text[]  NOT NULL,
  carers          int     NOT NULL CHECK (carers IN (1, 2)),
  coupling        text    CHECK (coupling IN ('together', 'in-order')),
  gap_least       int,
  gap_most        int,
  preferred_carer uuid,
  holiday_policy  text    NOT NULL CHECK (holiday_policy IN ('keep', 'skip', 'next-workday', 'previous-workday')),
  minimum_gap     int     NOT NULL CHECK (minimum_gap BETWEEN 0 AND 366),
  package_id      uuid    REFERENCES care_package,
  created_at      timestamptz NOT NULL,
  CHECK (window_to - window_from >= minutes),
  CHECK ((carers = 2) = (coupling IS NOT NULL)),
  CHECK (state <> 'ended' OR last_day IS NOT NULL)
);
CREATE INDEX care_item_elder ON care_item (elder_id, id);
CREATE INDEX care_item_series ON care_item (series, first_day);
-- The level of risk asks for a kind once, however often it is computed.
CREATE UNIQUE INDEX care_item_of_risk ON care_item (elder_id, kind) WHERE source = 'risk' AND state <> 'ended';
COMMENT ON COLUMN care_item.window_from IS 'minutes after midnight, in the city''s zone';
COMMENT ON COLUMN care_item.minimum_gap IS 'least days between two that come; 0: none';

-- What somebody decided for one day of a series; it outlives every edit.
CREATE TABLE care_exception (
  series      uuid NOT NULL,
  rule_day    date NOT NULL,
  to_day      date,
  window_from int,
  window_to   int,
  reason      text NOT NULL,
  said_by     text NOT NULL,
  said_at     timestamptz NOT NULL,
  PRIMARY KEY (series, rule_day),
  CHECK ((window_from IS NULL) = (window_to IS NULL)),
  CHECK (to_day IS NOT NULL OR window_from IS NULL)
);
CREATE UNIQUE INDEX care_exception_day ON care_exception (series, to_day);
COMMENT ON COLUMN care_exception.to_day IS 'null: it does not come';

-- Days a rule gave of which nobody can say yet whether they are holidays.
CREATE TABLE care_waiting (
  series   uuid NOT NULL,
  rule_day date NOT NULL,
  item_id  uuid NOT NULL REFERENCES care_item,
  PRIMARY KEY (series, rule_day)
);

-- For which day, and by which calendars, all series were generated last.
CREATE TABLE care_generated (
  one       boolean PRIMARY KEY CHECK (one),
  day       date NOT NULL,
  calendars text NOT NULL
);
