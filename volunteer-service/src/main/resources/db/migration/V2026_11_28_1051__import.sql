-- Which row of which source became what: the same reference again is the same person, team, need or offer. The fingerprint
-- (a keyed hash) tells whether the row says something new, and keeps no word of it.
CREATE TABLE import_row (
  list        text        NOT NULL CHECK (list IN ('people', 'teams', 'needs', 'offers')),
  reference   text        NOT NULL CHECK (char_length(reference) BETWEEN 1 AND 100),
  entity      uuid        NOT NULL,
  fingerprint bytea       NOT NULL,
  imported_by text        NOT NULL,
  imported_at timestamptz NOT NULL,
  PRIMARY KEY (list, reference)
);
CREATE INDEX import_row_entity ON import_row (entity);
