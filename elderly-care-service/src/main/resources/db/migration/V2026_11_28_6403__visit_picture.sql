-- Pictures that carers take of a visit, and signatures for it. Drawn anew before they are kept, without what a camera writes
-- beside the pixels, and sealed: they show how somebody lives.
CREATE TABLE visit_picture (
  id             uuid  PRIMARY KEY,
  visit_id       text  NOT NULL REFERENCES visit,
  elder_id       uuid  NOT NULL REFERENCES elder,
  part           int   NOT NULL CHECK (part IN (1, 2)),
  carer_id       uuid  NOT NULL REFERENCES carer,
  kind           text  NOT NULL CHECK (kind IN ('photo', 'signature')),
  print          bytea NOT NULL,
  content_sealed bytea NOT NULL,
  bytes          int   NOT NULL CHECK (bytes > 0),
  width          int   NOT NULL,
  height         int   NOT NULL,
  heard_at       timestamptz NOT NULL,
  UNIQUE (visit_id, part, kind, print)
);
CREATE UNIQUE INDEX visit_picture_one_signature ON visit_picture (visit_id, part) WHERE kind = 'signature';
CREATE INDEX visit_picture_elder ON visit_picture (elder_id);
COMMENT ON COLUMN visit_picture.print IS 'keyed print of what it shows: the same picture sent again is known by it';
