-- What carers told, each act once, with the device's own time: from these the state of a visit is made anew when a device that
-- was offline tells of something earlier.
CREATE TABLE visit_act (
  id            uuid    PRIMARY KEY,
  visit_id      text    NOT NULL REFERENCES visit,
  carer_id      uuid    NOT NULL REFERENCES carer,
  action        text    NOT NULL,
  at            timestamptz NOT NULL,
  heard_at      timestamptz NOT NULL,
  distance_m    int,
  tasks         text[]  NOT NULL DEFAULT '{}',
  note_sealed   bytea,
  reason_sealed bytea,
  doubtful      boolean NOT NULL,
  standing      text    NOT NULL CHECK (standing IN ('applied', 'conflicting', 'kept', 'struck')),
  why           text,
  CHECK ((standing = 'applied') = (why IS NULL))
);
CREATE INDEX visit_act_visit ON visit_act (visit_id, at);
CREATE INDEX visit_act_conflicting ON visit_act (heard_at, id) WHERE standing = 'conflicting';
COMMENT ON COLUMN visit_act.at IS 'as whoever was there said; heard_at is when the service heard of it';
COMMENT ON COLUMN visit_act.doubtful IS 'the clock of the device was wrong when it told';
COMMENT ON COLUMN visit_act.why IS 'what kept it from being applied: a state, or the name of a rule';

-- Whom a visit was ever given to: what they tell late is kept although it was given to somebody else since.
CREATE TABLE visit_given (
  visit_id text NOT NULL REFERENCES visit ON DELETE CASCADE,
  carer_id uuid NOT NULL REFERENCES carer,
  PRIMARY KEY (visit_id, carer_id)
);
INSERT INTO visit_given (visit_id, carer_id) SELECT visit_id, carer_id FROM visit_part WHERE carer_id IS NOT NULL;

ALTER TABLE visit_part ADD COLUMN doubtful boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN visit_part.doubtful IS 'some of its times come from a device whose clock was wrong';
