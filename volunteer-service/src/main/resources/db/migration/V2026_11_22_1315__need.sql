-- What somebody needs done. Titles and details are for those who may help and hold no address: that is in need_contact.
CREATE TABLE need (
  id                  uuid        PRIMARY KEY,
  version             bigint      NOT NULL CHECK (version > 0),
  state               text        NOT NULL,
  origin_kind         text        NOT NULL,
  origin_id           text        CHECK (char_length(origin_id) <= 100),
  proposed_by         text        NOT NULL,
  proposed_as         text        NOT NULL CHECK (proposed_as IN ('proposer', 'desk')),
  proposed_for_unit   text,
  idempotency_key     text        NOT NULL,
  body_hash           bytea       NOT NULL,
  kind                text        NOT NULL CHECK (kind ~ '^[a-z0-9-]{1,40}$'),
  title               text        NOT NULL CHECK (char_length(title) BETWEEN 1 AND 100),
  details             text        CHECK (char_length(details) <= 2000),
  area                text        NOT NULL,
  area_path           text        NOT NULL,
  reach               text        NOT NULL CHECK (reach IN ('community', 'subdistrict', 'city')),
  places              int         NOT NULL CHECK (places BETWEEN 1 AND 500),
  taken               int         NOT NULL CHECK (taken BETWEEN 0 AND places),
  begins_at           timestamptz NOT NULL,
  ends_at             timestamptz NOT NULL CHECK (ends_at > begins_at),
  minutes             int         NOT NULL CHECK (minutes BETWEEN 15 AND 1440),
  skill_groups        text        NOT NULL,
  certificates        text        NOT NULL,
  sensitivity         text        NOT NULL CHECK (sensitivity IN ('public', 'private')),
  urgency             text        NOT NULL CHECK (urgency IN ('normal', 'urgent')),
  fair_window_seconds int         NOT NULL CHECK (fair_window_seconds BETWEEN 0 AND 86400),
  household           text        CHECK (char_length(household) <= 100),
  created_at          timestamptz NOT NULL,
  opened_at           timestamptz,
  done_at             timestamptz,
  ended_at            timestamptz,
  reopened            int         NOT NULL CHECK (reopened >= 0),
  look_at             timestamptz,
  -- A caller's repeated proposal is one need.
  UNIQUE (proposed_by, idempotency_key)
);
COMMENT ON COLUMN need.taken IS 'claims that stand; kept by whoever holds the lock of the row';
COMMENT ON COLUMN need.look_at IS 'the soonest moment at which time alone may change something here; null: none';
COMMENT ON COLUMN need.skill_groups IS 'JSON: one of these groups of skill codes, whole';
-- What another service asked for becomes one need, however often it is told.
CREATE UNIQUE INDEX need_of_origin ON need (origin_kind, origin_id) WHERE origin_id IS NOT NULL;
CREATE INDEX need_list ON need (state, begins_at, id);
CREATE INDEX need_list_of_area ON need (area_path text_pattern_ops, state, begins_at, id);
CREATE INDEX need_look ON need (look_at, id) WHERE look_at IS NOT NULL;

-- Personal data of whoever is to be helped, apart from the need so that it can be read, audited and erased by itself.
CREATE TABLE need_contact (
  need_id uuid PRIMARY KEY REFERENCES need (id),
  name    text CHECK (char_length(name) <= 100),
  phone   text CHECK (char_length(phone) <= 40),
  address text CHECK (char_length(address) <= 500)
);
