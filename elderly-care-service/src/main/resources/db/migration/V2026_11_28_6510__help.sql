-- Help from volunteers with a visit that has no carer. One a visit, ever: volunteer-service makes one need of an origin.
CREATE TABLE help (
  visit_id        text PRIMARY KEY REFERENCES visit (id),
  version         bigint NOT NULL,
  state           text NOT NULL CHECK (state IN ('wanted', 'claimed', 'served', 'fulfilled', 'unfulfilled', 'withdrawn', 'lapsed')),
  skills          text NOT NULL,
  places          int  NOT NULL CHECK (places BETWEEN 1 AND 500),
  minutes         int  NOT NULL CHECK (minutes BETWEEN 15 AND 1440),
  urgency         text NOT NULL CHECK (urgency IN ('normal', 'urgent')),
  wanted_at       timestamptz NOT NULL,
  served_at       timestamptz,
  ended_at        timestamptz,
  reason_code     text,
  served_minutes  int CHECK (served_minutes BETWEEN 0 AND 1440),
  need_version    bigint NOT NULL DEFAULT 0,
  holders_version bigint NOT NULL DEFAULT 0,
  CHECK (state <> 'served' OR served_at IS NOT NULL),
  CHECK ((state IN ('fulfilled', 'unfulfilled', 'withdrawn', 'lapsed')) = (ended_at IS NOT NULL))
);
COMMENT ON COLUMN help.skills IS 'JSON: one of these groups of codes, whole';
COMMENT ON COLUMN help.need_version IS 'the latest event heard of the need that was made of it';
COMMENT ON COLUMN help.served_minutes IS 'of each who helped, as was said; null: as they checked in and out';
-- What time or a visit that changed does to it.
CREATE INDEX help_standing ON help (state, served_at, visit_id) WHERE ended_at IS NULL;

-- Who helps: while they hold a claim they may read the matter; that they ever did keeps them from judging themselves.
CREATE TABLE help_holder (
  visit_id text    NOT NULL REFERENCES help (visit_id),
  subject  text    NOT NULL,
  holds    boolean NOT NULL,
  PRIMARY KEY (visit_id, subject)
);
