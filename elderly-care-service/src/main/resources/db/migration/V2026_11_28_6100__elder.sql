-- Who is cared for. What tells who somebody is beyond name and birth date is sealed with a key this database does not have.
CREATE TABLE elder (
  id                uuid    PRIMARY KEY,
  version           bigint  NOT NULL,
  state             text    NOT NULL CHECK (state IN ('registered', 'away', 'left', 'merged', 'erased')),
  name              text    NOT NULL,
  birth_date        date    NOT NULL,
  sex               text    NOT NULL CHECK (sex IN ('female', 'male')),
  area_code         text    NOT NULL,
  area_path         text    NOT NULL,
  address           text    NOT NULL,
  longitude         double precision,
  latitude          double precision,
  id_number_sealed  bytea,
  id_number_print   bytea,
  id_number_masked  text,
  phone_sealed      bytea,
  phone_masked      text,
  living            text    NOT NULL CHECK (living IN ('alone', 'with-spouse', 'with-family', 'institution')),
  household         uuid,
  disabled          boolean NOT NULL,
  provider_unit     text,
  discharged_on     date,
  dialects          text[]  NOT NULL DEFAULT '{}',
  at_the_door       text,
  away_reason       text    CHECK (away_reason IN ('hospital', 'with-family', 'travelling')),
  away_from         date,
  away_until        date,
  left_reason       text    CHECK (left_reason IN ('moved', 'deceased')),
  merged_into       uuid,
  registered_by     text    NOT NULL,
  registered_as     text    NOT NULL,
  registration_key  text,
  registration_print bytea,
  created_at        timestamptz NOT NULL,
  CHECK ((longitude IS NULL) = (latitude IS NULL)),
  CHECK ((id_number_sealed IS NULL) = (id_number_print IS NULL)),
  CHECK ((state = 'away') = (away_reason IS NOT NULL)),
  UNIQUE (registered_by, registration_key)
);
CREATE INDEX elder_area ON elder (area_path text_pattern_ops, id);
CREATE INDEX elder_id_number ON elder (id_number_print);
CREATE INDEX elder_same ON elder (name, birth_date);
COMMENT ON COLUMN elder.id_number_print IS 'keyed fingerprint: the same for the same number';
COMMENT ON COLUMN elder.at_the_door IS 'what whoever comes must know there';
COMMENT ON COLUMN elder.away_until IS 'last day away; null: until told';

-- Given and withdrawn; the latest of a kind counts.
CREATE TABLE elder_consent (
  id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  elder   uuid NOT NULL REFERENCES elder,
  kind    text NOT NULL CHECK (kind IN ('register', 'home-visits', 'contacts', 'photo')),
  given   boolean NOT NULL,
  said_at timestamptz NOT NULL,
  said_by text NOT NULL,
  said_as text NOT NULL
);
CREATE INDEX elder_consent_elder ON elder_consent (elder, kind, id DESC);

-- Whom to call, in this order.
CREATE TABLE elder_contact (
  elder        uuid NOT NULL REFERENCES elder,
  place        int  NOT NULL CHECK (place BETWEEN 1 AND 9),
  name         text NOT NULL,
  relation     text NOT NULL,
  phone_sealed bytea NOT NULL,
  phone_masked text NOT NULL,
  has_key      boolean NOT NULL,
  PRIMARY KEY (elder, place)
);
