-- Who helps. Name and phone are personal data: shown to the person and to the desk of the person's area only.
CREATE TABLE person (
  id            uuid        PRIMARY KEY,
  version       bigint      NOT NULL CHECK (version > 0),
  subject       text        UNIQUE,
  registered_by text        NOT NULL,
  state         text        NOT NULL CHECK (state IN ('active', 'paused', 'left')),
  name          text        NOT NULL CHECK (char_length(name) BETWEEN 1 AND 100),
  area          text        NOT NULL,
  work_unit     text,
  household     text        CHECK (char_length(household) <= 100),
  created_at    timestamptz NOT NULL
);
COMMENT ON COLUMN person.subject IS 'of the token; null for somebody without a phone, for whom others act';
COMMENT ON COLUMN person.area IS 'the community or grid they live in: the membership there';
CREATE INDEX person_area ON person (area, id);
