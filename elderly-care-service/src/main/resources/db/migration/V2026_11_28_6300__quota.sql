-- What a provider was contracted for. No race may count a place twice: what is left is a constraint, not a sum.
CREATE TABLE care_package (
  id         uuid    PRIMARY KEY,
  version    bigint  NOT NULL,
  told       bigint  NOT NULL,
  number     text    NOT NULL,
  unit_code  text    NOT NULL,
  area_code  text    NOT NULL,
  first_day  date    NOT NULL,
  last_day   date    NOT NULL,
  no_answer_counts boolean NOT NULL,
  created_at timestamptz NOT NULL,
  UNIQUE (unit_code, number),
  CHECK (first_day <= last_day)
);
COMMENT ON COLUMN care_package.version IS 'of the contract and who is enrolled; what is used has none of it';
COMMENT ON COLUMN care_package.told IS 'version of the package''s last event';
COMMENT ON COLUMN care_package.last_day IS 'inclusive, in the city''s zone';

CREATE TABLE package_line (
  package_id uuid NOT NULL REFERENCES care_package,
  kind       text NOT NULL,
  contracted int  NOT NULL CHECK (contracted BETWEEN 1 AND 1000000),
  reserved   int  NOT NULL DEFAULT 0 CHECK (reserved >= 0),
  consumed   int  NOT NULL DEFAULT 0 CHECK (consumed >= 0),
  PRIMARY KEY (package_id, kind),
  CONSTRAINT no_overdraft CHECK (reserved + consumed <= contracted)
);

-- Whoever is no longer enrolled keeps the row: what was consumed for them is part of the account.
CREATE TABLE package_share (
  package_id uuid NOT NULL REFERENCES care_package,
  elder_id   uuid NOT NULL,
  visits     int  CHECK (visits BETWEEN 0 AND 1000000),
  reserved   int  NOT NULL DEFAULT 0 CHECK (reserved >= 0),
  consumed   int  NOT NULL DEFAULT 0 CHECK (consumed >= 0),
  enrolled   boolean NOT NULL,
  PRIMARY KEY (package_id, elder_id),
  CONSTRAINT no_overdraft_of_share CHECK (visits IS NULL OR reserved + consumed <= visits)
);
CREATE INDEX package_share_elder ON package_share (elder_id);
COMMENT ON COLUMN package_share.visits IS 'null: as many as the package has';

-- A visit takes one place once.
CREATE TABLE quota_entry (
  visit_id    text PRIMARY KEY,
  package_id  uuid NOT NULL,
  kind        text NOT NULL,
  elder_id    uuid NOT NULL,
  state       text NOT NULL CHECK (state IN ('reserved', 'consumed', 'released')),
  reason      text,
  changed_at  timestamptz NOT NULL,
  FOREIGN KEY (package_id, kind) REFERENCES package_line,
  FOREIGN KEY (package_id, elder_id) REFERENCES package_share,
  CHECK ((state = 'released') = (reason IS NOT NULL))
);
CREATE INDEX quota_entry_package ON quota_entry (package_id, visit_id);
