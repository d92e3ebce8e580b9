-- A bulletin is frozen when it is published: its number belongs to the week, each correction is a revision of its own.
CREATE TABLE bulletin (
  id     text PRIMARY KEY,
  kind   text NOT NULL,
  period text NOT NULL,
  number int  NOT NULL CHECK (number > 0),
  UNIQUE (kind, period),
  UNIQUE (kind, number)
);

CREATE TABLE bulletin_revision (
  bulletin     text NOT NULL REFERENCES bulletin (id),
  revision     int  NOT NULL CHECK (revision > 0),
  content      bytea NOT NULL,
  sha256       text NOT NULL CHECK (sha256 = encode(sha256(content), 'hex')),
  published_at timestamptz NOT NULL,
  reason       text,
  PRIMARY KEY (bulletin, revision),
  CHECK (revision = 1 OR reason IS NOT NULL)
);

CREATE FUNCTION bulletin_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a published bulletin never changes';
END $$;
CREATE TRIGGER bulletin_frozen BEFORE UPDATE OR DELETE ON bulletin
  FOR EACH ROW EXECUTE FUNCTION bulletin_is_frozen();
CREATE TRIGGER bulletin_kept BEFORE TRUNCATE ON bulletin
  FOR EACH STATEMENT EXECUTE FUNCTION bulletin_is_frozen();
CREATE TRIGGER bulletin_revision_frozen BEFORE UPDATE OR DELETE ON bulletin_revision
  FOR EACH ROW EXECUTE FUNCTION bulletin_is_frozen();
CREATE TRIGGER bulletin_revision_kept BEFORE TRUNCATE ON bulletin_revision
  FOR EACH STATEMENT EXECUTE FUNCTION bulletin_is_frozen();
