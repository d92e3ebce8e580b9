-- One visit to one person. The id of a visit that a care plan gives is its series and the day of the rule, so that
-- generating again never doubles.
CREATE TABLE visit (
  id              text    PRIMARY KEY CHECK (id ~ '^[A-Za-z0-9._-]{1,100}$'),
  version         bigint  NOT NULL,
  state           text    NOT NULL,
  elder_id        uuid    NOT NULL REFERENCES elder,
  item_id         uuid,
  series          uuid,
  rule_day        date,
  day             date    NOT NULL,
  kind            text    NOT NULL,
  area_code       text    NOT NULL,
  area_path       text    NOT NULL,
  unit_code       text,
  package_id      uuid,
  begins_at       timestamptz NOT NULL,
  ends_at         timestamptz NOT NULL,
  minutes         int     NOT NULL CHECK (minutes BETWEEN 5 AND 480),
  skills          text[]  NOT NULL,
  carers          int     NOT NULL CHECK (carers IN (1, 2)),
  coupling        text    CHECK (coupling IN ('together', 'in-order')),
  gap_least       int,
  gap_most        int,
  preferred_carer uuid,
  look_at         timestamptz,
  at_risk_since   timestamptz,
  reason_code     text,
  created_at      timestamptz NOT NULL,
  CHECK (begins_at < ends_at),
  CHECK ((series IS NULL) = (rule_day IS NULL)),
  CHECK ((carers = 2) = (coupling IS NOT NULL))
);
CREATE INDEX visit_area_day ON visit (area_path text_pattern_ops, day, id);
CREATE INDEX visit_elder_day ON visit (elder_id, day);
CREATE INDEX visit_item ON visit (item_id, rule_day);
CREATE INDEX visit_look_at ON visit (look_at) WHERE look_at IS NOT NULL;
COMMENT ON COLUMN visit.begins_at IS 'the window in which the service lies, not when somebody comes';
COMMENT ON COLUMN visit.look_at IS 'when time does the next thing to it';

-- What one carer does of a visit.
CREATE TABLE visit_part (
  visit_id    text NOT NULL REFERENCES visit,
  part        int  NOT NULL CHECK (part IN (1, 2)),
  carer_id    uuid REFERENCES carer,
  planned_at  timestamptz,
  set_out_at  timestamptz,
  arrived_at  timestamptz,
  finished_at timestamptz,
  heard_at    timestamptz,
  distance_m  int,
  tasks       text[] NOT NULL DEFAULT '{}',
  note_sealed bytea,
  PRIMARY KEY (visit_id, part),
  CHECK ((carer_id IS NULL) = (planned_at IS NULL))
);
CREATE INDEX visit_part_carer ON visit_part (carer_id, planned_at);
COMMENT ON COLUMN visit_part.arrived_at IS 'as whoever came said; heard_at is when the service heard of the last thing';
COMMENT ON COLUMN visit_part.distance_m IS 'from the address, when they arrived; null: not told, or the address has no place';
