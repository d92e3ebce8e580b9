-- A need that another service asked for was proposed by nobody here.
ALTER TABLE need DROP CONSTRAINT need_proposed_as_check,
                 ADD CONSTRAINT need_proposed_as_check CHECK (proposed_as IN ('proposer', 'desk', 'origin'));

-- What the origin said of a service before it was over; gone when it has taken effect.
ALTER TABLE need ADD COLUMN origin_fulfilled boolean,
                 ADD COLUMN origin_minutes   int      CHECK (origin_minutes BETWEEN 0 AND 1440),
                 ADD COLUMN origin_evidence  smallint CHECK (origin_evidence BETWEEN 1 AND 2),
                 ADD COLUMN holders_version  bigint   NOT NULL DEFAULT 0 CHECK (holders_version >= 0);
COMMENT ON COLUMN need.holders_version IS 'events told of who may read its contact';

-- How far each origin was heard, also of those that never became a need: an event that comes again changes nothing.
CREATE TABLE origin_heard (
  kind    text   NOT NULL,
  id      text   NOT NULL CHECK (char_length(id) BETWEEN 1 AND 100),
  version bigint NOT NULL CHECK (version > 0),
  PRIMARY KEY (kind, id)
);

-- Who, by what was told last, may read the contact of a need that came from elsewhere.
CREATE TABLE need_holder (
  need_id   uuid NOT NULL REFERENCES need (id),
  person_id uuid NOT NULL REFERENCES person (id),
  PRIMARY KEY (need_id, person_id)
);
CREATE INDEX claim_about_to_come ON claim (need_id, person_id) WHERE state IN ('CONFIRMED', 'CHECKED_IN');
