-- A case that no report began names the kind of what did; report_id holds that thing's own id then, so that whatever began a
-- case has one case. What is heard of an alarm is a row of its own: its end may be heard before its handing over is.
ALTER TABLE case_file ADD COLUMN origin_kind text CHECK (origin_kind IN ('care-alarm'));

CREATE TABLE urgent_entry (
  alarm_id  uuid        PRIMARY KEY,
  case_id   uuid        UNIQUE REFERENCES case_file (id),
  outcome   text        CHECK (outcome IN ('well','in-hospital','away','hurt','dead','false-alarm')),
  ended_at  timestamptz,
  CHECK ((outcome IS NULL) = (ended_at IS NULL))
);

-- Intake numbers reports from 000001 on, with as many figures as it takes; cases that no report began are far above.
CREATE SEQUENCE urgent_number MINVALUE 900000001 MAXVALUE 999999999;
