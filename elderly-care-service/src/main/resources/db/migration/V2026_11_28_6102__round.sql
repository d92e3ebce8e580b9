-- Lists that were taken over, each once by the key of whoever sent it. What stood in them is in the register alone.
CREATE TABLE care_round (
  id         uuid PRIMARY KEY,
  area_code  text NOT NULL,
  area_path  text NOT NULL,
  sent_by    text NOT NULL,
  sent_as    text NOT NULL,
  key        text NOT NULL,
  print      bytea NOT NULL,
  rows       int  NOT NULL,
  registered int  NOT NULL,
  changed    int  NOT NULL,
  unchanged  int  NOT NULL,
  sent_at    timestamptz NOT NULL,
  UNIQUE (sent_by, key),
  CHECK (rows = registered + changed + unchanged)
);
COMMENT ON COLUMN care_round.print IS 'keyed fingerprint of the list: the same key stands for the same list';
