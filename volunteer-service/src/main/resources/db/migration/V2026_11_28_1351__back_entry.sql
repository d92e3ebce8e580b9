-- Service that was not recorded when it was given: entered by one officer, booked by another, and shown to whoever lives
-- or works where it counts. Area, community and unit stay as they were when it was entered, so that it stays on their lists.
CREATE TABLE back_entry (
  id              uuid        PRIMARY KEY,
  version         bigint      NOT NULL CHECK (version > 0),
  state           text        NOT NULL CHECK (state IN ('proposed', 'booked', 'refused')),
  person          uuid        NOT NULL REFERENCES person (id),
  area            text        NOT NULL,
  community       text,
  work_unit       text,
  kind            text        NOT NULL CHECK (kind ~ '^[a-z0-9-]{1,40}$'),
  day             date        NOT NULL,
  minutes         int         NOT NULL CHECK (minutes BETWEEN 1 AND 480),
  reason          text        NOT NULL CHECK (char_length(reason) BETWEEN 1 AND 500),
  idempotency_key text        NOT NULL,
  entered_by      text        NOT NULL,
  entered_area    text        NOT NULL,
  entered_at      timestamptz NOT NULL,
  decided_by      text,
  decided_area    text,
  decided_at      timestamptz,
  decision_reason text        CHECK (char_length(decision_reason) <= 500),
  CHECK (num_nulls(decided_by, decided_area, decided_at) = CASE state WHEN 'proposed' THEN 3 ELSE 0 END),
  -- Two people, whatever the code does.
  CHECK (decided_by <> entered_by),
  UNIQUE (entered_by, idempotency_key)
);
COMMENT ON COLUMN back_entry.day IS 'of the service, in the city''s zone';
COMMENT ON COLUMN back_entry.entered_area IS 'where the posting counts by which they acted';
CREATE INDEX back_entry_person ON back_entry (person, day);
CREATE INDEX back_entry_list ON back_entry (entered_at DESC, id DESC);
CREATE INDEX back_entry_community ON back_entry (community, entered_at DESC, id DESC);
CREATE INDEX back_entry_unit ON back_entry (work_unit, entered_at DESC, id DESC) WHERE work_unit IS NOT NULL;
