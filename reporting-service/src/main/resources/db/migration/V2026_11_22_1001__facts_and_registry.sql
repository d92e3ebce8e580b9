-- One row a report and its case, folded from two topics that arrive in any mutual order. Every column is the least,
-- the greatest, a sum, an or, or the value of the highest version: the outcome does not depend on the order of events.
CREATE TABLE report_fact (
  report_id              uuid PRIMARY KEY,
  number                 text,
  channel                text,
  imported               boolean NOT NULL DEFAULT false,

  -- as intake says
  verification           text,
  refusal_reason         text,
  report_area            text,
  report_category        text,
  report_version         bigint NOT NULL DEFAULT 0,

  -- as dispatch says
  case_id                uuid,
  case_area              text,
  case_category          text,
  case_state             text,
  case_version           bigint NOT NULL DEFAULT 0,
  condition_code         text,
  decline_reason         text,
  lead_unit              text,
  lead_version           bigint NOT NULL DEFAULT 0,
  due_at                 timestamptz,
  due_provisional        boolean,
  due_version            bigint NOT NULL DEFAULT 0,
  closed_on_time         boolean,

  submitted_at           timestamptz,
  verified_at            timestamptz,
  accepted_at            timestamptz,
  refused_at             timestamptz,
  proposed_at            timestamptz,
  filed_at               timestamptz,
  declined_at            timestamptz,
  dispatched_at          timestamptz,
  handling_at            timestamptz,
  reported_back_at       timestamptz,
  last_reported_back_at  timestamptz,
  last_sent_back_at      timestamptz,
  checked_at             timestamptz,
  closed_at              timestamptz,

  filed_automatically      boolean NOT NULL DEFAULT false,
  dispatched_automatically boolean NOT NULL DEFAULT false,
  closed_automatically     boolean NOT NULL DEFAULT false,
  late_filing              boolean NOT NULL DEFAULT false,
  late_dispatching         boolean NOT NULL DEFAULT false,
  late_checking            boolean NOT NULL DEFAULT false,
  reworks                  int NOT NULL DEFAULT 0,
  returns                  int NOT NULL DEFAULT 0,
  recalls                  int NOT NULL DEFAULT 0,

  area_code     text GENERATED ALWAYS AS (COALESCE(report_area, case_area)) STORED,
  category_code text GENERATED ALWAYS AS (COALESCE(report_category, case_category)) STORED
);
COMMENT ON COLUMN report_fact.dispatched_at IS 'first dispatching';
COMMENT ON COLUMN report_fact.reported_back_at IS 'first time that every standing order was reported back';
CREATE INDEX report_fact_submitted ON report_fact (submitted_at);
CREATE INDEX report_fact_accepted ON report_fact (accepted_at);
CREATE INDEX report_fact_filed ON report_fact (filed_at);
CREATE INDEX report_fact_dispatched ON report_fact (dispatched_at);
CREATE INDEX report_fact_reported_back ON report_fact (reported_back_at);
CREATE INDEX report_fact_closed ON report_fact (closed_at);
CREATE INDEX report_fact_open ON report_fact (due_at) WHERE closed_at IS NULL;

CREATE TABLE order_fact (
  order_id        uuid PRIMARY KEY,
  report_id       uuid,
  case_id         uuid,
  unit            text,
  part            text,
  due_at          timestamptz,
  issued_at       timestamptz,
  taken_at        timestamptz,
  returned_at     timestamptz,
  arbitrated_at   timestamptz,
  ruling          text,
  ruling_version  bigint NOT NULL DEFAULT 0,
  handled_at      timestamptz,
  on_time         boolean,
  handled_version bigint NOT NULL DEFAULT 0,
  withdrawn_at    timestamptz,
  not_taken_in_time boolean NOT NULL DEFAULT false,
  late            boolean NOT NULL DEFAULT false,
  returns         int NOT NULL DEFAULT 0,
  reworks         int NOT NULL DEFAULT 0
);
CREATE INDEX order_fact_report ON order_fact (report_id);
CREATE INDEX order_fact_issued ON order_fact (issued_at);
CREATE INDEX order_fact_handled ON order_fact (handled_at);
CREATE INDEX order_fact_unit ON order_fact (unit);

-- Reference data of other services, each row as its highest revision says.
CREATE TABLE area (
  code     text PRIMARY KEY,
  parent   text,
  path     text NOT NULL,
  level    text NOT NULL,
  name_zh  text NOT NULL,
  name_en  text,
  retired  boolean NOT NULL,
  revision bigint NOT NULL
);
CREATE INDEX area_path ON area (path text_pattern_ops);

CREATE TABLE category (
  code     text PRIMARY KEY,
  parent   text,
  path     text NOT NULL,
  level    int NOT NULL,
  name_zh  text NOT NULL,
  name_en  text,
  retired  boolean NOT NULL,
  revision bigint NOT NULL
);

CREATE TABLE unit (
  code     text PRIMARY KEY,
  parent   text,
  kind     text NOT NULL,
  name_zh  text NOT NULL,
  name_en  text,
  area     text,
  retired  boolean NOT NULL,
  revision bigint NOT NULL
);

CREATE TABLE posting (
  id         text PRIMARY KEY,
  subject    text NOT NULL,
  role       text NOT NULL,
  area       text,
  unit       text,
  first_day  date NOT NULL,
  last_day   date,
  retired    boolean NOT NULL,
  revision   bigint NOT NULL
);
CREATE INDEX posting_subject ON posting (subject);
COMMENT ON COLUMN posting.last_day IS 'inclusive, in the city''s zone; null: until further notice';

-- How far each topic has been handled: everything before it is in the figures.
CREATE TABLE projection_position (
  topic         text NOT NULL,
  partition     int NOT NULL,
  next_offset   bigint NOT NULL,
  last_event_at timestamptz,
  PRIMARY KEY (topic, partition)
);

-- One row: whether the figures are whole, or being rebuilt, and by whom.
CREATE TABLE projection (
  one         boolean PRIMARY KEY DEFAULT true CHECK (one),
  state       text NOT NULL CHECK (state IN ('live', 'rebuilding')),
  generation  int NOT NULL,
  started_at  timestamptz,
  finished_at timestamptz,
  worker      text,
  lease_until timestamptz,
  targets_noted boolean NOT NULL DEFAULT false
);
INSERT INTO projection (state, generation) VALUES ('live', 1);

-- What a rebuild still has to read: from next_offset up to, and not including, target_offset.
CREATE TABLE rebuild_range (
  generation    int NOT NULL,
  topic         text NOT NULL,
  partition     int NOT NULL,
  next_offset   bigint NOT NULL,
  target_offset bigint NOT NULL,
  PRIMARY KEY (generation, topic, partition)
);
