-- What carers come for, from the city pack. A code that left the list stays for the visits that have it.
CREATE TABLE visit_kind (
  code     text    PRIMARY KEY CHECK (code ~ '^[a-z0-9-]{1,40}$'),
  place    int     NOT NULL,
  name_zh  text    NOT NULL,
  name_en  text    NOT NULL,
  minutes  int     NOT NULL CHECK (minutes BETWEEN 5 AND 480),
  skills   text[]  NOT NULL,
  retired  boolean NOT NULL,
  revision int     NOT NULL
);

CREATE TABLE visit_task (
  kind      text    NOT NULL REFERENCES visit_kind,
  code      text    NOT NULL,
  place     int     NOT NULL,
  name_zh   text    NOT NULL,
  name_en   text    NOT NULL,
  mandatory boolean NOT NULL,
  PRIMARY KEY (kind, code)
);
