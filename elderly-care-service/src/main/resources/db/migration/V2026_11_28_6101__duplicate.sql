-- Two entries that may be one person. Kept once for each two, whoever finds them first.
CREATE TABLE duplicate_pair (
  id         uuid   PRIMARY KEY,
  version    bigint NOT NULL,
  state      text   NOT NULL CHECK (state IN ('open', 'merged', 'dismissed')),
  one        uuid   NOT NULL REFERENCES elder,
  other      uuid   NOT NULL REFERENCES elder,
  reasons    text[] NOT NULL CHECK (reasons <@ ARRAY['id-number', 'name-and-birth']),
  found_at   timestamptz NOT NULL,
  kept       uuid,
  reason     text,
  decided_by text,
  decided_at timestamptz,
  UNIQUE (one, other),
  CHECK (one < other),
  CHECK ((state = 'merged') = (kept IS NOT NULL)),
  CHECK (kept IN (one, other))
);
CREATE INDEX duplicate_pair_other ON duplicate_pair (other);
COMMENT ON COLUMN duplicate_pair.reasons IS 'what is the same; of a dismissed one: what was looked at';

-- How somebody stood who was merged into another, so that undoing it gives back what was.
CREATE TABLE elder_merge (
  given       uuid PRIMARY KEY REFERENCES elder,
  kept        uuid NOT NULL REFERENCES elder,
  state       text NOT NULL CHECK (state IN ('registered', 'away', 'left')),
  away_reason text,
  away_from   date,
  away_until  date,
  left_reason text,
  merged_at   timestamptz NOT NULL,
  CHECK (given <> kept)
);
CREATE INDEX elder_merge_kept ON elder_merge (kept);

-- What moved, row by row: what came later stays with the one kept.
CREATE TABLE elder_merge_row (
  given uuid NOT NULL REFERENCES elder_merge ON DELETE CASCADE,
  kind  text NOT NULL,
  row   text NOT NULL,
  PRIMARY KEY (given, kind, row)
);

-- Contacts and words of consent are copied: those of the one given up stay as they were.
ALTER TABLE elder_contact ADD COLUMN merged_from uuid REFERENCES elder;
ALTER TABLE elder_consent ADD COLUMN merged_from uuid REFERENCES elder;
COMMENT ON COLUMN elder_contact.merged_from IS 'copied from this entry when it was merged into the contact''s';
