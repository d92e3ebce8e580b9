-- What is told of a person beside their name: when they are free, what they know, what they agreed to, who acts for them.
ALTER TABLE person
  ADD COLUMN birth_year         int CHECK (birth_year BETWEEN 1900 AND 2100),
  ADD COLUMN languages          text[] NOT NULL DEFAULT '{}' CHECK (cardinality(languages) <= 10),
  ADD COLUMN weekly_cap_minutes int NOT NULL DEFAULT 600 CHECK (weekly_cap_minutes BETWEEN 0 AND 10080),
  ADD COLUMN home_latitude      numeric(5, 3) CHECK (home_latitude BETWEEN -90 AND 90),
  ADD COLUMN home_longitude     numeric(6, 3) CHECK (home_longitude BETWEEN -180 AND 180),
  ADD CONSTRAINT person_home CHECK ((home_latitude IS NULL) = (home_longitude IS NULL));
COMMENT ON COLUMN person.weekly_cap_minutes IS 'most minutes of service in a week, Monday to Sunday in the city''s zone';
COMMENT ON COLUMN person.home_latitude IS 'WGS 84; three decimals are about 100 m: the type cannot hold the door';
CREATE INDEX person_work_unit ON person (work_unit) WHERE work_unit IS NOT NULL;
CREATE INDEX person_household ON person (household) WHERE household IS NOT NULL;

-- Sealed with a key the database does not have; the fingerprint (a keyed hash) finds the same number again. Families share
-- a phone, so it is not unique.
CREATE TABLE person_phone (
  person      uuid  PRIMARY KEY REFERENCES person (id),
  sealed      bytea NOT NULL,
  fingerprint bytea NOT NULL
);
CREATE INDEX person_phone_fingerprint ON person_phone (fingerprint);

-- 双报到: at most one work unit and one community at a time. person.area and person.work_unit repeat the present ones.
CREATE TABLE membership (
  id       bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person   uuid        NOT NULL REFERENCES person (id),
  kind     text        NOT NULL CHECK (kind IN ('community', 'work-unit')),
  code     text        NOT NULL,
  begun_at timestamptz NOT NULL,
  ended_at timestamptz CHECK (ended_at >= begun_at)
);
CREATE UNIQUE INDEX membership_present ON membership (person, kind) WHERE ended_at IS NULL;
COMMENT ON COLUMN membership.code IS 'of the community or grid, or of the unit';

INSERT INTO membership (person, kind, code, begun_at) SELECT id, 'community', area, created_at FROM person;
INSERT INTO membership (person, kind, code, begun_at)
SELECT id, 'work-unit', work_unit, created_at FROM person WHERE work_unit IS NOT NULL;

-- What somebody agreed to, each word they said; the latest of a kind counts, and none means no.
CREATE TABLE consent (
  id      bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person  uuid        NOT NULL REFERENCES person (id),
  kind    text        NOT NULL CHECK (kind IN ('matching', 'contact', 'photo')),
  given   boolean     NOT NULL,
  said_at timestamptz NOT NULL,
  said_by text        NOT NULL,
  said_as text        NOT NULL CHECK (said_as IN ('oneself', 'desk'))
);
CREATE INDEX consent_latest ON consent (person, kind, id DESC);

CREATE FUNCTION consent_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'consents are append-only';
END $$;
CREATE TRIGGER consent_append_only BEFORE UPDATE OR DELETE ON consent
  FOR EACH ROW EXECUTE FUNCTION consent_is_append_only();

CREATE VIEW consent_now AS
SELECT DISTINCT ON (person, kind) person, kind, given, said_at FROM consent ORDER BY person, kind, id DESC;

CREATE TABLE person_skill (
  person uuid NOT NULL REFERENCES person (id),
  skill  text NOT NULL CHECK (skill ~ '^[a-z0-9-]{1,40}$'),
  PRIMARY KEY (person, skill)
);
CREATE INDEX person_skill_skill ON person_skill (skill, person);

-- Counts on a day when it is verified and valid_from <= day <= valid_to. Who decides is neither the holder nor who
-- entered it.
CREATE TABLE certificate (
  id                 uuid        PRIMARY KEY,
  version            bigint      NOT NULL CHECK (version > 0),
  person             uuid        NOT NULL REFERENCES person (id),
  kind               text        NOT NULL CHECK (kind ~ '^[a-z0-9-]{1,40}$'),
  issuer             text        NOT NULL CHECK (char_length(issuer) BETWEEN 1 AND 100),
  number_sealed      bytea       NOT NULL,
  number_fingerprint bytea       NOT NULL,
  number_end         text        NOT NULL CHECK (char_length(number_end) = 4),
  valid_from         date        NOT NULL,
  valid_to           date        CHECK (valid_to >= valid_from),
  state              text        NOT NULL CHECK (state IN ('claimed', 'verified', 'refused', 'revoked')),
  entered_by         text        NOT NULL,
  entered_at         timestamptz NOT NULL,
  decided_by         text,
  decided_at         timestamptz,
  reason             text,
  CHECK ((state = 'claimed') = (decided_by IS NULL)),
  CHECK (state <> 'verified' OR decided_by <> entered_by)
);
COMMENT ON COLUMN certificate.valid_to IS 'inclusive, in the city''s zone; null: does not end';
CREATE INDEX certificate_person ON certificate (person, kind);
CREATE INDEX certificate_claimed ON certificate (entered_at, id) WHERE state = 'claimed';
-- The same paper is before the desk, or counts, once only.
CREATE UNIQUE INDEX certificate_once ON certificate (kind, number_fingerprint) WHERE state IN ('claimed', 'verified');

-- When somebody is free: rules of days (RFC 5545), counted from the day they were told, at a time of the city's zone.
CREATE TABLE availability (
  person  uuid NOT NULL REFERENCES person (id),
  place   int  NOT NULL,
  rrule   text NOT NULL CHECK (char_length(rrule) <= 200),
  told_on date NOT NULL,
  starts  time NOT NULL,
  minutes int  NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
  PRIMARY KEY (person, place)
);
COMMENT ON COLUMN availability.told_on IS 'DTSTART of the rule';

CREATE TABLE availability_exception (
  person uuid NOT NULL REFERENCES person (id),
  day    date NOT NULL,
  PRIMARY KEY (person, day)
);

-- Who may act for a person without a phone.
CREATE TABLE representative (
  id           uuid        PRIMARY KEY,
  person       uuid        NOT NULL REFERENCES person (id),
  subject      text        NOT NULL,
  appointed_by text        NOT NULL,
  begun_at     timestamptz NOT NULL,
  ended_by     text,
  ended_at     timestamptz CHECK (ended_at >= begun_at),
  CHECK ((ended_by IS NULL) = (ended_at IS NULL))
);
CREATE UNIQUE INDEX representative_present ON representative (person, subject) WHERE ended_at IS NULL;
CREATE INDEX representative_subject ON representative (subject) WHERE ended_at IS NULL;
