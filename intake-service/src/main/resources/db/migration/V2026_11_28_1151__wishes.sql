-- Micro-wishes. Words are for the desk and who comes; whom it is for and where is in wish_contact, sealed.
CREATE TABLE wish (
  id              uuid        PRIMARY KEY,
  version         bigint      NOT NULL CHECK (version > 0),
  state           text        NOT NULL,
  made_by         text        NOT NULL,
  on_behalf       boolean     NOT NULL,
  kind            text        NOT NULL CHECK (kind ~ '^[a-z0-9-]{1,40}$'),
  words           text        NOT NULL CHECK (char_length(words) BETWEEN 1 AND 2000),
  area            text        NOT NULL,
  begins_at       timestamptz NOT NULL,
  ends_at         timestamptz NOT NULL CHECK (ends_at > begins_at),
  minutes         int         NOT NULL CHECK (minutes BETWEEN 15 AND 1440),
  places          int         NOT NULL CHECK (places BETWEEN 1 AND 500),
  skills          text        NOT NULL,
  certificates    text        NOT NULL,
  urgency         text        NOT NULL CHECK (urgency IN ('normal', 'urgent')),
  made_at         timestamptz NOT NULL,
  decided_at      timestamptz,
  decided_by      text,
  reason          text        CHECK (char_length(reason) <= 500),
  ended_at        timestamptz,
  fulfilled       boolean,
  fulfilled_words text        CHECK (char_length(fulfilled_words) <= 500),
  need_version    bigint      NOT NULL CHECK (need_version >= 0),
  holders_version bigint      NOT NULL CHECK (holders_version >= 0),
  -- Nobody approves what they wished for themselves.
  CHECK (decided_by <> made_by OR state IN ('refused', 'withdrawn'))
);
COMMENT ON COLUMN wish.version IS 'how many events were told of it';
COMMENT ON COLUMN wish.need_version IS 'the latest event heard of the need that was made of it';
COMMENT ON COLUMN wish.skills IS 'JSON: one of these groups of codes, whole';
CREATE INDEX wish_list ON wish (made_at DESC, id DESC);
CREATE INDEX wish_list_of_area ON wish (area, made_at DESC, id DESC);
CREATE INDEX wish_list_of_maker ON wish (made_by, made_at DESC, id DESC);

-- Personal data of whom a wish is for, apart from it so that it can be read, audited and erased by itself.
CREATE TABLE wish_contact (
  wish_id uuid  PRIMARY KEY REFERENCES wish (id),
  name    bytea NOT NULL,
  phone   bytea,
  address bytea NOT NULL
);

-- Who helps: while they hold a claim they may read the contact; that they ever did keeps them from judging themselves.
CREATE TABLE wish_holder (
  wish_id uuid    NOT NULL REFERENCES wish (id),
  subject text    NOT NULL,
  holds   boolean NOT NULL,
  PRIMARY KEY (wish_id, subject)
);

-- A photo belongs to a report, or to a wish.
ALTER TABLE photo DROP CONSTRAINT photo_purpose_check,
                  ADD CONSTRAINT photo_purpose_check CHECK (purpose IN ('report', 'verification', 'wish'));
COMMENT ON COLUMN photo.report_id IS 'what it belongs to: a report, or where the purpose is wish, a wish';
