-- Family: one asks, the other agrees. Whoever lives in one household is family without it.
CREATE TABLE family_tie (
  one       uuid        NOT NULL REFERENCES person (id),
  other     uuid        NOT NULL REFERENCES person (id),
  asked_by  uuid        NOT NULL,
  asked_at  timestamptz NOT NULL,
  agreed_at timestamptz CHECK (agreed_at >= asked_at),
  PRIMARY KEY (one, other),
  -- One row a pair, whoever asked first.
  CHECK (one < other),
  CHECK (asked_by IN (one, other))
);
COMMENT ON COLUMN family_tie.agreed_at IS 'null: only asked for';
CREATE INDEX family_tie_other ON family_tie (other);

-- Minutes come into the reserve out of nothing: two administrators have to want it.
CREATE TABLE reserve_filling (
  id              uuid        PRIMARY KEY,
  version         bigint      NOT NULL CHECK (version > 0),
  state           text        NOT NULL CHECK (state IN ('proposed', 'booked', 'refused')),
  minutes         bigint      NOT NULL CHECK (minutes BETWEEN 1 AND 6000000),
  reason          text        NOT NULL CHECK (char_length(reason) BETWEEN 1 AND 500),
  proposed_by     text        NOT NULL,
  idempotency_key text        NOT NULL,
  proposed_at     timestamptz NOT NULL,
  decided_by      text,
  decided_at      timestamptz,
  decision_reason text        CHECK (char_length(decision_reason) <= 500),
  UNIQUE (proposed_by, idempotency_key),
  CHECK ((state = 'proposed') = (decided_by IS NULL)),
  CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
  CHECK (state <> 'booked' OR decided_by <> proposed_by)
);
CREATE INDEX reserve_filling_list ON reserve_filling (state, id);

-- What the desk gave to who needs help.
CREATE TABLE time_bank_grant (
  id              uuid        PRIMARY KEY,
  person          uuid        NOT NULL REFERENCES person (id),
  minutes         int         NOT NULL CHECK (minutes BETWEEN 1 AND 1200),
  from_donations  int         NOT NULL CHECK (from_donations >= 0),
  from_reserve    int         NOT NULL CHECK (from_reserve >= 0),
  month           date        NOT NULL,
  reason          text        NOT NULL CHECK (char_length(reason) BETWEEN 1 AND 500),
  granted_by      text        NOT NULL,
  idempotency_key text        NOT NULL,
  granted_at      timestamptz NOT NULL,
  UNIQUE (granted_by, idempotency_key),
  CHECK (from_donations + from_reserve = minutes)
);
CREATE INDEX time_bank_grant_person ON time_bank_grant (person, month);

-- The sum of a month, so that its limit is a constraint whatever the race.
CREATE TABLE time_bank_grant_month (
  person  uuid NOT NULL REFERENCES person (id),
  month   date NOT NULL CHECK (extract(day FROM month) = 1),
  minutes int  NOT NULL CHECK (minutes BETWEEN 1 AND 1200),
  PRIMARY KEY (person, month)
);
COMMENT ON COLUMN time_bank_grant_month.month IS 'its first day, in the city''s zone';
