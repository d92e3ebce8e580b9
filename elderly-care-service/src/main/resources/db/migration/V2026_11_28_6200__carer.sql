-- Who comes. A person is one carer at most, whichever provider they work for now.
CREATE TABLE carer (
  id          uuid    PRIMARY KEY,
  version     bigint  NOT NULL,
  state       text    NOT NULL CHECK (state IN ('active', 'left')),
  subject     text    NOT NULL UNIQUE,
  name        text    NOT NULL,
  unit_code   text    NOT NULL,
  area_code   text    NOT NULL,
  skills      text[]  NOT NULL,
  mode        text    NOT NULL CHECK (mode IN ('walk', 'bicycle', 'e-bike', 'car')),
  longitude   double precision,
  latitude    double precision,
  weekly_cap  int     NOT NULL CHECK (weekly_cap BETWEEN 0 AND 10080),
  created_at  timestamptz NOT NULL,
  CHECK ((longitude IS NULL) = (latitude IS NULL))
);
COMMENT ON COLUMN carer.area_code IS 'where they serve, with everything below it';
COMMENT ON COLUMN carer.longitude IS 'where their day begins and ends, WGS 84; null: at the first visit';
COMMENT ON COLUMN carer.weekly_cap IS 'minutes of work from Monday to Sunday';

-- A shift, or a break within one, by the wall clock of the city.
CREATE TABLE carer_shift (
  carer   uuid NOT NULL REFERENCES carer,
  weekday int  NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  pause   boolean NOT NULL,
  starts  int  NOT NULL CHECK (starts BETWEEN 0 AND 1439),
  ends    int  NOT NULL CHECK (ends BETWEEN 1 AND 1440),
  PRIMARY KEY (carer, weekday, pause, starts),
  CHECK (starts < ends)
);
COMMENT ON COLUMN carer_shift.weekday IS 'ISO 8601: 1 is Monday';
COMMENT ON COLUMN carer_shift.starts IS 'minutes after midnight';

CREATE TABLE carer_absence (
  id       uuid PRIMARY KEY,
  carer    uuid NOT NULL REFERENCES carer,
  reason   text NOT NULL CHECK (reason IN ('ill', 'leave', 'training')),
  begins_at timestamptz NOT NULL,
  ends_at   timestamptz NOT NULL,
  told_by  text NOT NULL,
  told_at  timestamptz NOT NULL,
  CHECK (begins_at < ends_at)
);
CREATE INDEX carer_absence_carer ON carer_absence (carer, ends_at);
