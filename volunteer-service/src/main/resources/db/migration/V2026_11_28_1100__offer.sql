-- What somebody has (resource) or does (service) for the neighbourhood. Shown to everybody once it is published, so there is no
-- room for an address or a name here.
CREATE TABLE offer (
  id              uuid        PRIMARY KEY,
  version         bigint      NOT NULL CHECK (version > 0),
  state           text        NOT NULL CHECK (state IN ('DRAFT', 'PUBLISHED', 'WITHDRAWN', 'EXPIRED')),
  list            text        NOT NULL CHECK (list IN ('resource', 'service')),
  kind            text        NOT NULL CHECK (kind ~ '^[a-z0-9-]{1,40}$'),
  title           text        NOT NULL CHECK (char_length(title) BETWEEN 1 AND 100),
  details         text        CHECK (char_length(details) <= 2000),
  area            text        NOT NULL,
  area_path       text        NOT NULL,
  unit            text,
  proposed_by     text        NOT NULL,
  proposed_as     text        NOT NULL CHECK (proposed_as IN ('organisation', 'desk')),
  idempotency_key text        NOT NULL,
  body_hash       bytea       NOT NULL,
  capacity        int         NOT NULL CHECK (capacity BETWEEN 1 AND 10000),
  -- Never more agreed than there is, whatever the code does.
  taken           int         NOT NULL DEFAULT 0 CHECK (taken BETWEEN 0 AND capacity),
  first_day       date        NOT NULL,
  last_day        date        NOT NULL CHECK (last_day >= first_day),
  rrule           text        CHECK (char_length(rrule) <= 200),
  starts          time,
  minutes         int         CHECK (minutes BETWEEN 1 AND 1440),
  created_at      timestamptz NOT NULL,
  published_at    timestamptz,
  ended_at        timestamptz,
  put_off_until   timestamptz,
  CHECK ((starts IS NULL) = (minutes IS NULL)),
  CHECK ((ended_at IS NULL) = (state IN ('DRAFT', 'PUBLISHED'))),
  -- A caller's repeated proposal is one offer.
  UNIQUE (proposed_by, idempotency_key)
);
COMMENT ON COLUMN offer.unit IS 'organisation that offers; null: the desk of the area does';
COMMENT ON COLUMN offer.taken IS 'takings that are agreed; kept by whoever holds the lock of the row';
COMMENT ON COLUMN offer.last_day IS 'inclusive, in the city''s zone';
COMMENT ON COLUMN offer.rrule IS 'days (RFC 5545), counted from first_day; null: every day';
COMMENT ON COLUMN offer.put_off_until IS 'the sweep failed at it and lets it rest';
CREATE INDEX offer_list ON offer (last_day, id);
CREATE INDEX offer_list_of_area ON offer (area_path text_pattern_ops, state, last_day, id);
CREATE INDEX offer_of_unit ON offer (unit, last_day, id) WHERE unit IS NOT NULL;
CREATE INDEX offer_for_need ON offer (kind, last_day) WHERE state = 'PUBLISHED';
CREATE INDEX offer_due ON offer (last_day, id) WHERE state IN ('DRAFT', 'PUBLISHED');

-- One use of an offer, for a need. Whoever changes one holds the lock of its offer.
CREATE TABLE offer_taking (
  id              uuid        PRIMARY KEY,
  version         bigint      NOT NULL CHECK (version > 0),
  state           text        NOT NULL CHECK (state IN ('ASKED', 'AGREED', 'DECLINED', 'GIVEN_BACK')),
  offer_id        uuid        NOT NULL REFERENCES offer (id),
  need_id         uuid        NOT NULL REFERENCES need (id),
  asked_by        text        NOT NULL,
  asked_as        text        NOT NULL CHECK (asked_as IN ('proposer', 'desk')),
  idempotency_key text        NOT NULL,
  asked_at        timestamptz NOT NULL,
  agreed_at       timestamptz,
  ended_at        timestamptz,
  reason          text        CHECK (char_length(reason) <= 500),
  CHECK ((ended_at IS NULL) = (state IN ('ASKED', 'AGREED'))),
  UNIQUE (asked_by, idempotency_key)
);
COMMENT ON COLUMN offer_taking.reason IS 'why it was declined or given back, by whoever said so';
-- A need asks for an offer once at a time.
CREATE UNIQUE INDEX offer_taking_open ON offer_taking (offer_id, need_id) WHERE state IN ('ASKED', 'AGREED');
CREATE INDEX offer_taking_of_offer ON offer_taking (offer_id, asked_at, id);
CREATE INDEX offer_taking_of_need ON offer_taking (need_id, asked_at, id);
