-- How much of their abilities people have lost, by which standard. A wrong one is annulled and stays.
CREATE TABLE assessment (
  id           uuid PRIMARY KEY,
  elder        uuid NOT NULL REFERENCES elder,
  standard     text NOT NULL CHECK (standard IN ('gb-t-42195-2022', 'mz-t-039-2013')),
  total        int  CHECK (total BETWEEN 0 AND 90),
  level        int  NOT NULL CHECK (level BETWEEN 0 AND 4),
  severity     int  NOT NULL CHECK (severity BETWEEN 0 AND 4),
  raised_for   text,
  assessor     text NOT NULL,
  assessed_on  date NOT NULL,
  next_due     date NOT NULL,
  told_by      text NOT NULL,
  told_at      timestamptz NOT NULL,
  annulled_by  text,
  annulled_at  timestamptz,
  annulled_why text,
  CHECK ((standard = 'gb-t-42195-2022') = (total IS NOT NULL)),
  CHECK (assessed_on < next_due)
);
CREATE INDEX assessment_elder ON assessment (elder, assessed_on DESC);
CREATE INDEX assessment_due ON assessment (next_due, id) WHERE annulled_at IS NULL;

-- What makes whom how much at risk: dated data.
CREATE TABLE risk_rules (
  version     int  PRIMARY KEY,
  valid_from  date NOT NULL UNIQUE,
  conditions  jsonb NOT NULL,
  medium_from int  NOT NULL,
  high_from   int  NOT NULL,
  items       jsonb NOT NULL,
  told_by     text NOT NULL,
  told_at     timestamptz NOT NULL,
  CHECK (0 < medium_from AND medium_from < high_from)
);
INSERT INTO risk_rules (version, valid_from, conditions, medium_from, high_from, items, told_by, told_at) VALUES (1, '2000-01-01',
 '[{"kind":"living-alone","points":3},{"kind":"empty-nest","points":1},{"kind":"age-at-least","value":80,"points":2},
   {"kind":"age-at-least","value":90,"points":3},{"kind":"severity-at-least","value":1,"points":1},
   {"kind":"severity-at-least","value":2,"points":3},{"kind":"severity-at-least","value":3,"points":5},{"kind":"disabled","points":2},
   {"kind":"discharged-within","value":30,"points":3},{"kind":"no-answer-within","value":30,"points":3},{"kind":"weather","points":1}]',
 3, 6,
 '{"high":[{"kind":"door-knock","rrule":"FREQ=DAILY"}],"medium":[{"kind":"door-knock","rrule":"FREQ=WEEKLY;BYDAY=MO,TH"}]}',
 'migration', now());

CREATE TABLE weather_alert (
  id        uuid PRIMARY KEY,
  area_code text NOT NULL,
  area_path text NOT NULL,
  kind      text NOT NULL CHECK (kind IN ('heat', 'cold', 'storm', 'snow')),
  begins_at timestamptz NOT NULL,
  ends_at   timestamptz NOT NULL,
  told_by   text NOT NULL,
  CHECK (begins_at < ends_at)
);
CREATE INDEX weather_alert_ends ON weather_alert (ends_at);

-- The last day on which nobody opened.
CREATE TABLE risk_no_answer (
  elder uuid PRIMARY KEY REFERENCES elder,
  day   date NOT NULL
);

-- What the rules say of somebody. Looked at again when anything changes, and when a day has passed: facts age.
CREATE TABLE risk (
  elder         uuid PRIMARY KEY REFERENCES elder,
  level         text NOT NULL CHECK (level IN ('low', 'medium', 'high')),
  sum           int  NOT NULL,
  reasons       jsonb NOT NULL,
  rules_version int  NOT NULL,
  judged_on     date NOT NULL
);
CREATE INDEX risk_judged_on ON risk (judged_on, elder);

CREATE TABLE risk_change (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  elder         uuid NOT NULL REFERENCES elder,
  at            timestamptz NOT NULL,
  before        text,
  after         text NOT NULL,
  sum           int  NOT NULL,
  reasons       jsonb NOT NULL,
  rules_version int  NOT NULL
);
CREATE INDEX risk_change_elder ON risk_change (elder, id DESC);
