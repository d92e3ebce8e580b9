-- The city's lists of codes for volunteers, from its pack: what they know, what they are asked for, what they have a paper
-- for. A code that left the list stays for those who have it. A list without a row that stands is no list: any code is taken.
CREATE TABLE catalogue_code (
  list     text    NOT NULL CHECK (list IN ('skill', 'need-kind', 'certificate-kind')),
  code     text    NOT NULL CHECK (code ~ '^[a-z0-9-]{1,40}$'),
  place    int     NOT NULL,
  name_zh  text    NOT NULL,
  name_en  text    NOT NULL,
  minutes  int     CHECK (minutes BETWEEN 15 AND 1440),
  skills   text[]  NOT NULL DEFAULT '{}',
  retired  boolean NOT NULL,
  revision int     NOT NULL,
  PRIMARY KEY (list, code),
  CHECK ((list = 'need-kind') = (minutes IS NOT NULL))
);
COMMENT ON COLUMN catalogue_code.place IS 'in the file, from 0';
COMMENT ON COLUMN catalogue_code.minutes IS 'what a need of the kind usually takes one volunteer';

-- Rules whose day has come never change; one still ahead that a pack told and does not tell any more must not come into force.
ALTER TABLE earning_rule ADD COLUMN revision int;
COMMENT ON COLUMN earning_rule.revision IS 'of the pack that told it last; null: no pack told it';
