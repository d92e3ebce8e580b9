-- A case: an accepted report that waits for, or went through, the filing gate. The row is the unit of consistency: every
-- action on the case or on one of its orders locks it first. version is the number of events published of it so far.
CREATE TABLE case_file (
  id               uuid        PRIMARY KEY,
  report_id        uuid        NOT NULL UNIQUE,
  number           text        NOT NULL,
  state            text        NOT NULL CHECK (state IN ('PROPOSED','FILED','DECLINED','DISPATCHED','HANDLING','HANDLED',
                                                         'CHECKING','CHECKED','CLOSED','RECORDED')),
  version          bigint      NOT NULL CHECK (version > 0),
  text             text        NOT NULL,
  address          text,
  longitude        double precision,
  latitude         double precision,
  area_code        text        NOT NULL,
  -- Scope is a prefix at a dot. With a dot at the end too, area and everything below is one range of area_scope.
  area_path        text        COLLATE "C" NOT NULL,
  area_scope       text        COLLATE "C" GENERATED ALWAYS AS (area_path || '.') STORED,
  street_code      text,
  category_code    text,
  category_path    text        COLLATE "C",
  category_scope   text        COLLATE "C" GENERATED ALWAYS AS (category_path || '.') STORED,
  taxonomy_codes   text        NOT NULL,
  attributes       text        NOT NULL,
  photos           text        NOT NULL,
  channel          text        NOT NULL,
  submitted_at     timestamptz NOT NULL,
  accepted_at      timestamptz NOT NULL,
  accepted_by      text,
  proposed_at      timestamptz NOT NULL,
  urgency          text        NOT NULL,
  condition_code   text,
  filed_at         timestamptz,
  filed_by         text,
  filed_by_rule    boolean     NOT NULL DEFAULT false,
  due_at           timestamptz,
  due_provisional  boolean     NOT NULL DEFAULT false,
  stages           text        NOT NULL DEFAULT '[]',
  route            text,
  declined_at      timestamptz,
  decline_reason   text,
  dispatched_at    timestamptz,
  reported_at      timestamptz,
  check_opened_at  timestamptz,
  checked_at       timestamptz,
  closed_at        timestamptz,
  answer           text,
  -- When the present step runs out; for a case that has ended, when it ended. Trays are sorted by it.
  sort_at          timestamptz NOT NULL,
  ended            boolean     GENERATED ALWAYS AS (state IN ('DECLINED','CLOSED','RECORDED')) STORED,
  CHECK ((condition_code IS NULL) = (filed_by IS NULL)),
  CHECK (state <> 'DECLINED' OR declined_at IS NOT NULL)
);
-- A wide scope walks the order of the tray and stops at the limit; a narrow one reads its range and sorts the little it
-- finds. Both need to be there: the planner chooses by how much of the city the scope covers.
CREATE INDEX case_file_tray ON case_file (state, sort_at, id);
CREATE INDEX case_file_all ON case_file (sort_at, id);
CREATE INDEX case_file_open ON case_file (sort_at, id) WHERE NOT ended;
CREATE INDEX case_file_area ON case_file (area_scope, state, sort_at, id);
CREATE INDEX case_file_category ON case_file (category_scope, sort_at, id);
CREATE INDEX case_file_provisional ON case_file (id) WHERE due_provisional AND NOT ended;

-- A work order: one unit's part in a case. Its version counts its changes and numbers what the department reads.
CREATE TABLE work_order (
  id               uuid        PRIMARY KEY,
  case_id          uuid        NOT NULL REFERENCES case_file (id),
  unit_code        text        NOT NULL,
  part             text        NOT NULL CHECK (part IN ('LEAD','SUPPORT')),
  state            text        NOT NULL CHECK (state IN ('ISSUED','ESCALATED','TAKEN','RETURNED','HANDLED','WITHDRAWN')),
  version          bigint      NOT NULL CHECK (version > 0),
  area_path        text        COLLATE "C" NOT NULL,
  area_scope       text        COLLATE "C" GENERATED ALWAYS AS (area_path || '.') STORED,
  issued_at        timestamptz NOT NULL,
  take_by          timestamptz NOT NULL,
  return_by        timestamptz NOT NULL,
  due_at           timestamptz NOT NULL,
  due_provisional  boolean     NOT NULL DEFAULT false,
  late_stages      text        NOT NULL DEFAULT '[]',
  overruled        boolean     NOT NULL DEFAULT false,
  taken_at         timestamptz,
  taken_by         text,
  returned_at      timestamptz,
  return_reason    text,
  handled_at       timestamptz,
  handled_by       text,
  on_time          boolean,
  withdrawn_at     timestamptz,
  words            text,
  answer           text,
  sort_at          timestamptz NOT NULL,
  ended            boolean     GENERATED ALWAYS AS (state IN ('HANDLED','WITHDRAWN')) STORED,
  CHECK (state <> 'HANDLED' OR handled_at IS NOT NULL)
);
CREATE INDEX work_order_case ON work_order (case_id);
CREATE INDEX work_order_unit_tray ON work_order (unit_code, state, sort_at, id);
CREATE INDEX work_order_unit ON work_order (unit_code, sort_at, id);
CREATE INDEX work_order_unit_case ON work_order (unit_code, case_id);
CREATE INDEX work_order_tray ON work_order (state, sort_at, id);
CREATE INDEX work_order_all ON work_order (sort_at, id);
CREATE INDEX work_order_open ON work_order (sort_at, id) WHERE NOT ended;
CREATE INDEX work_order_area ON work_order (area_scope, state, sort_at, id);
-- A unit has at most one standing order in a case.
CREATE UNIQUE INDEX work_order_one_standing ON work_order (case_id, unit_code) WHERE state <> 'WITHDRAWN';

-- Everybody who took, handled or reported an order of the case: none of them may check it, also after a rework.
CREATE TABLE case_handler (
  case_id          uuid        NOT NULL REFERENCES case_file (id),
  subject          text        NOT NULL,
  PRIMARY KEY (case_id, subject)
);

CREATE TABLE case_check (
  id               uuid        PRIMARY KEY,
  case_id          uuid        NOT NULL REFERENCES case_file (id),
  passed           boolean     NOT NULL,
  reason_code      text,
  note             text,
  checked_by       text        NOT NULL,
  checked_at       timestamptz NOT NULL,
  CHECK (passed OR reason_code IS NOT NULL)
);
CREATE INDEX case_check_case ON case_check (case_id, checked_at);

-- Every clock that runs now. The row is deleted in the transaction that performs what happens when its time is up.
CREATE TABLE running_clock (
  id               bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  case_id          uuid        NOT NULL REFERENCES case_file (id),
  order_id         uuid        REFERENCES work_order (id),
  clock            text        NOT NULL,
  stage_code       text,
  urgency          text        NOT NULL,
  from_at          timestamptz NOT NULL,
  due_at           timestamptz NOT NULL,
  provisional      boolean     NOT NULL,
  -- Put off after a failure, so that one clock that cannot be served does not stand in the way of the others.
  look_at          timestamptz NOT NULL,
  UNIQUE NULLS NOT DISTINCT (case_id, order_id, clock, stage_code)
);
CREATE INDEX running_clock_due ON running_clock (look_at, id);
CREATE INDEX running_clock_order ON running_clock (order_id);
CREATE INDEX running_clock_provisional ON running_clock (case_id) WHERE provisional;
