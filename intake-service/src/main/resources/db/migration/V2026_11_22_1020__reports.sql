-- The figure behind the day in a report's number. It never starts again, so a number is unique without a lock; after
-- 999,999,999 it begins anew, years after the same figure stood behind another day.
CREATE SEQUENCE report_number MINVALUE 1 MAXVALUE 999999999 CYCLE;

CREATE TABLE report (
  id                uuid             PRIMARY KEY,
  number            text             NOT NULL UNIQUE CHECK (number ~ '^[0-9]{8}-[0-9]{6,9}$'),
  version           bigint           NOT NULL CHECK (version > 0),
  state             text             NOT NULL CHECK (state IN ('to-verify', 'to-accept', 'accepted', 'refused')),
  text              text             NOT NULL CHECK (char_length(text) BETWEEN 1 AND 10000),
  channel           text             NOT NULL,
  client            text             NOT NULL,
  subject           text,
  category          text,
  attributes        text             NOT NULL DEFAULT '{}',
  longitude         double precision,
  latitude          double precision,
  given_longitude   double precision,
  given_latitude    double precision,
  given_datum       text             CHECK (given_datum IN ('WGS84', 'GCJ-02', 'BD-09')),
  address           text             CHECK (char_length(address) <= 500),
  area              text             NOT NULL,
  first_area        text             NOT NULL,
  submitted_at      timestamptz      NOT NULL,
  verification_due  timestamptz,
  verified_at       timestamptz,
  verified_by       text,
  verification      text             CHECK (verification IN ('confirmed', 'not-found', 'lapsed')),
  verification_note text,
  accepted_at       timestamptz,
  accepted_by       text,
  acceptance_note   text,
  refused_at        timestamptz,
  refused_by        text,
  refusal_code      text,
  refusal_words     text,
  redacted_at       timestamptz,
  import_source     text,
  external_id       text,
  heading           text,
  CHECK ((longitude IS NULL) = (latitude IS NULL)),
  CHECK ((longitude IS NULL) = (given_datum IS NULL)),
  CHECK ((state = 'accepted') = (accepted_at IS NOT NULL)),
  CHECK ((state = 'refused') = (refused_at IS NOT NULL)),
  CHECK ((import_source IS NULL) = (external_id IS NULL)),
  CHECK (state <> 'to-verify' OR verification_due IS NOT NULL)
);
COMMENT ON COLUMN report.text IS 'verbatim, never updated: see report_text_is_verbatim';
COMMENT ON COLUMN report.heading IS 'subject line of an imported message';
COMMENT ON COLUMN report.first_area IS 'where the report came in; area is where the desk put it';
-- Trays are read oldest first: one index for a wide scope, one for a narrow one.
CREATE INDEX report_tray ON report (state, submitted_at, id);
CREATE INDEX report_tray_of_area ON report (area, state, submitted_at, id);
CREATE INDEX report_tray_of_category ON report (category, state, submitted_at, id) WHERE category IS NOT NULL;
CREATE INDEX report_by_time ON report (submitted_at, id);
CREATE INDEX report_verification_due ON report (verification_due, id) WHERE state = 'to-verify';
-- A past report is moved over once.
CREATE UNIQUE INDEX report_import_once ON report (import_source, external_id) WHERE import_source IS NOT NULL;

-- The words of a report are what somebody said: not even this service may change them.
CREATE FUNCTION report_text_is_verbatim() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.text IS DISTINCT FROM OLD.text OR NEW.number IS DISTINCT FROM OLD.number
     OR NEW.submitted_at IS DISTINCT FROM OLD.submitted_at THEN
    RAISE EXCEPTION 'text, number and time of a report are never changed';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER report_verbatim BEFORE UPDATE ON report FOR EACH ROW EXECUTE FUNCTION report_text_is_verbatim();

-- Personal data, apart from the report so that it can be read, audited and erased by itself.
CREATE TABLE report_contact (
  report_id uuid PRIMARY KEY REFERENCES report (id),
  name      text,
  phone     text,
  CHECK (name IS NOT NULL OR phone IS NOT NULL)
);

-- Words shown instead of the original ones; the latest counts.
CREATE TABLE report_redaction (
  id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  report_id uuid        NOT NULL REFERENCES report (id),
  text      text        NOT NULL CHECK (char_length(text) BETWEEN 1 AND 10000),
  reason    text        NOT NULL,
  author    text        NOT NULL,
  at        timestamptz NOT NULL
);
CREATE INDEX report_redaction_report ON report_redaction (report_id, id DESC);

-- What a past report's decisions were; history of an import, kept to be shown.
CREATE TABLE report_answer_on_record (
  report_id   uuid PRIMARY KEY REFERENCES report (id),
  text        text NOT NULL,
  answered_at timestamptz
);

CREATE TABLE photo (
  id          uuid        PRIMARY KEY,
  uploaded_at timestamptz NOT NULL,
  media_type  text        NOT NULL,
  width       int         NOT NULL,
  height      int         NOT NULL,
  bytes       int         NOT NULL,
  sha256      text        NOT NULL,
  exif_longitude double precision,
  exif_latitude  double precision,
  taken_at    timestamp,
  report_id   uuid,
  purpose     text        CHECK (purpose IN ('report', 'verification')),
  place       int,
  CHECK ((report_id IS NULL) = (purpose IS NULL))
);
COMMENT ON COLUMN photo.taken_at IS 'the camera''s own clock, zone unknown';
CREATE INDEX photo_report ON photo (report_id, purpose, place) WHERE report_id IS NOT NULL;
CREATE INDEX photo_unattached ON photo (uploaded_at) WHERE report_id IS NULL;

-- The first answer given under a caller's key, so that a repeated call gets the same one.
CREATE TABLE idempotency_key (
  scope      text        NOT NULL,
  key        text        NOT NULL,
  body_hash  bytea       NOT NULL,
  answer     text        NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (scope, key)
);
CREATE INDEX idempotency_key_age ON idempotency_key (created_at);
