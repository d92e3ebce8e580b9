-- Plans of a day that are offered; nothing of one counts before it is applied.
CREATE TABLE roster (
  id         uuid    PRIMARY KEY,
  version    bigint  NOT NULL,
  told       bigint  NOT NULL,
  state      text    NOT NULL CHECK (state IN ('planning', 'ready', 'applied', 'discarded', 'failed')),
  area_code  text    NOT NULL,
  area_path  text    NOT NULL,
  day        date    NOT NULL,
  cause      text    NOT NULL CHECK (cause IN ('asked', 'absence')),
  seed       bigint  NOT NULL,
  iterations bigint,
  seconds    int,
  stop       boolean NOT NULL DEFAULT false,
  asked_by   text    NOT NULL,
  asked_at   timestamptz NOT NULL,
  beat_at    timestamptz NOT NULL,
  ended_at   timestamptz,
  best       jsonb,
  unplanned  text[]  NOT NULL DEFAULT '{}',
  score      jsonb,
  bound      jsonb,
  reasons    jsonb   NOT NULL DEFAULT '{}',
  done       double precision NOT NULL DEFAULT 0,
  tried      bigint  NOT NULL DEFAULT 0,
  millis     bigint  NOT NULL DEFAULT 0,
  CHECK ((iterations IS NULL) <> (seconds IS NULL))
);
CREATE UNIQUE INDEX roster_one_at_work ON roster (area_code, day) WHERE state = 'planning';
CREATE INDEX roster_area ON roster (area_path text_pattern_ops, day, id);
COMMENT ON COLUMN roster.best IS 'visit → carers and starts, of the best plan so far';
COMMENT ON COLUMN roster.beat_at IS 'when the process that plans it was heard of last';
COMMENT ON COLUMN roster.reasons IS 'visit → why it is not where it was, of a repair';

-- Fixed by hand: this carer, this time, or both.
CREATE TABLE visit_pin (
  visit_id text PRIMARY KEY REFERENCES visit,
  carer_id uuid REFERENCES carer,
  at       timestamptz,
  told_by  text NOT NULL,
  CHECK (carer_id IS NOT NULL OR at IS NOT NULL)
);

-- This carer is not sent to this person.
CREATE TABLE carer_exclusion (
  id       uuid PRIMARY KEY,
  carer_id uuid NOT NULL REFERENCES carer,
  elder_id uuid NOT NULL REFERENCES elder,
  reason   text NOT NULL,
  told_by  text NOT NULL,
  told_at  timestamptz NOT NULL,
  UNIQUE (carer_id, elder_id)
);

CREATE TABLE planning_weights (
  version    int   PRIMARY KEY,
  weights    jsonb NOT NULL,
  told_by    text  NOT NULL,
  told_at    timestamptz NOT NULL
);
