-- When each step of an alarm begins, in minutes after the raising: data by level of risk, from a day on. The values valid from the
-- beginning are those of docs/design/visits.md; a city sets its own from a later day.
CREATE TABLE alarm_clock (
  valid_from date NOT NULL,
  level      text NOT NULL CHECK (level IN ('low', 'medium', 'high')),
  step       text NOT NULL CHECK (step IN ('second-knock', 'call', 'contact', 'grid-worker', 'urgent-case')),
  begins     int  NOT NULL CHECK (begins BETWEEN 0 AND 1440),
  every      int  CHECK (every BETWEEN 1 AND 1440),
  PRIMARY KEY (valid_from, level, step),
  CHECK ((step = 'contact') = (every IS NOT NULL))
);
COMMENT ON COLUMN alarm_clock.every IS 'minutes from one contact to the next';
INSERT INTO alarm_clock (valid_from, level, step, begins, every) VALUES
  ('2000-01-01', 'low', 'second-knock', 5, NULL), ('2000-01-01', 'low', 'call', 10, NULL),
  ('2000-01-01', 'low', 'contact', 20, 15), ('2000-01-01', 'low', 'grid-worker', 60, NULL),
  ('2000-01-01', 'low', 'urgent-case', 120, NULL),
  ('2000-01-01', 'medium', 'second-knock', 3, NULL), ('2000-01-01', 'medium', 'call', 6, NULL),
  ('2000-01-01', 'medium', 'contact', 12, 8), ('2000-01-01', 'medium', 'grid-worker', 30, NULL),
  ('2000-01-01', 'medium', 'urgent-case', 60, NULL),
  ('2000-01-01', 'high', 'second-knock', 0, NULL), ('2000-01-01', 'high', 'call', 5, NULL),
  ('2000-01-01', 'high', 'contact', 10, 5), ('2000-01-01', 'high', 'grid-worker', 20, NULL),
  ('2000-01-01', 'high', 'urgent-case', 35, NULL);

-- Nobody opened. The row is the unit of consistency: whoever changes it or one of its steps locks it first.
CREATE TABLE alarm (
  id             uuid PRIMARY KEY,
  version        bigint NOT NULL,
  state          text NOT NULL CHECK (state IN ('open', 'handed-over', 'ended')),
  -- A visit raises once, however often its device tells.
  visit_id       text NOT NULL UNIQUE,
  elder          uuid NOT NULL REFERENCES elder,
  area_code      text NOT NULL,
  area_path      text NOT NULL,
  level          text NOT NULL CHECK (level IN ('low', 'medium', 'high')),
  carer_subject  text,
  raised_at      timestamptz NOT NULL,
  hand_over_by   timestamptz NOT NULL,
  handed_over_at timestamptz,
  case_id        uuid UNIQUE,
  outcome        text CHECK (outcome IN ('well', 'in-hospital', 'away', 'hurt', 'dead', 'false-alarm', 'by-case')),
  words_sealed   bytea,
  ended_at       timestamptz,
  CHECK ((state = 'ended') = (ended_at IS NOT NULL)),
  CHECK ((ended_at IS NULL) = (outcome IS NULL)),
  CHECK (state <> 'handed-over' OR handed_over_at IS NOT NULL)
);
CREATE INDEX alarm_area ON alarm (area_path text_pattern_ops, raised_at, id);
CREATE INDEX alarm_elder ON alarm (elder, raised_at);

-- Every step with its hour, written with the raising: what is due is due whatever was restarted since.
CREATE TABLE alarm_step (
  alarm        uuid NOT NULL REFERENCES alarm,
  number       int  NOT NULL CHECK (number BETWEEN 1 AND 20),
  kind         text NOT NULL CHECK (kind IN ('second-knock', 'call', 'contact', 'grid-worker', 'urgent-case')),
  contact      int  CHECK (contact BETWEEN 1 AND 9),
  due_at       timestamptz NOT NULL,
  begun_at     timestamptz,
  told_at      timestamptz,
  outcome      text CHECK (outcome IN ('reached', 'not-reached')),
  words_sealed bytea,
  -- Nothing of it is waited for any more: it was told, or the alarm has ended.
  over         boolean NOT NULL DEFAULT false,
  PRIMARY KEY (alarm, number),
  CHECK ((kind = 'contact') = (contact IS NOT NULL)),
  CHECK (told_at IS NULL OR begun_at IS NOT NULL),
  CHECK ((told_at IS NULL) = (outcome IS NULL))
);
CREATE INDEX alarm_step_due ON alarm_step (due_at) WHERE begun_at IS NULL AND NOT over;
CREATE INDEX alarm_step_to_do ON alarm_step (due_at, alarm, number) WHERE begun_at IS NOT NULL AND NOT over;
COMMENT ON COLUMN alarm_step.contact IS 'place of the contact in the order in which they are called';

-- Orders of the case an alarm became, as dispatch tells: the handlers of a unit with a standing one may read the matter.
CREATE TABLE alarm_order (
  order_id uuid PRIMARY KEY,
  alarm    uuid NOT NULL REFERENCES alarm,
  unit     text NOT NULL,
  standing boolean NOT NULL
);
CREATE INDEX alarm_order_alarm ON alarm_order (alarm);
