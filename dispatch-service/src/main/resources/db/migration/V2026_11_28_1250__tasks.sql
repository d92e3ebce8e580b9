-- An order opened to claiming. Changed only under the lock of its case and then its own. version grows with every step
-- and with every event, and an event carries it.
CREATE TABLE task (
  id                     uuid        PRIMARY KEY,
  order_id               uuid        NOT NULL REFERENCES work_order (id),
  case_id                uuid        NOT NULL REFERENCES case_file (id),
  unit_code              text        NOT NULL,
  area_code              text        NOT NULL,
  area_path              text        COLLATE "C" NOT NULL,
  version                bigint      NOT NULL CHECK (version > 0),
  state                  text        NOT NULL CHECK (state IN ('OPEN','GRANTED','BEGUN','DELIVERED','ACCEPTED','REJECTED',
                                                               'LAPSED','WITHDRAWN')),
  kind                   text        NOT NULL,
  begins_at              timestamptz NOT NULL,
  ends_at                timestamptz NOT NULL CHECK (ends_at > begins_at),
  minutes                int         NOT NULL CHECK (minutes BETWEEN 15 AND 1440),
  skills                 text        NOT NULL,
  reach                  text        NOT NULL CHECK (reach IN ('community', 'subdistrict', 'city')),
  opened_at              timestamptz NOT NULL,
  -- Version of its need in volunteer-service that was heard last: what is told twice or late is told by it.
  need_version           bigint      NOT NULL CHECK (need_version >= 0),
  claim_id               uuid,
  not_honoured_claim_id  uuid,
  granted_at             timestamptz,
  honour_by              timestamptz,
  begun_at               timestamptz,
  delivered_at           timestamptz,
  served_minutes         int         CHECK (served_minutes BETWEEN 0 AND 1440),
  accepted_minutes       int         CHECK (accepted_minutes BETWEEN 1 AND minutes),
  ended_at               timestamptz,
  ended_because          text,
  reopened               int         NOT NULL CHECK (reopened >= 0),
  -- Nobody has what is open; somebody has what is granted, and from then on until it ends.
  CHECK (state <> 'OPEN' OR claim_id IS NULL),
  CHECK (state NOT IN ('GRANTED','BEGUN','DELIVERED','ACCEPTED','REJECTED') OR claim_id IS NOT NULL),
  CHECK ((state = 'ACCEPTED') = (accepted_minutes IS NOT NULL)),
  CHECK ((ended_at IS NOT NULL) = (state IN ('ACCEPTED','REJECTED','LAPSED','WITHDRAWN')))
);
-- One at a time, whatever the code does.
CREATE UNIQUE INDEX task_stands ON task (order_id) WHERE state IN ('OPEN','GRANTED','BEGUN','DELIVERED');
CREATE INDEX task_of_order ON task (order_id, id);
CREATE INDEX task_of_case ON task (case_id);

-- Whose claim on a task holds, as volunteer-service told it last, and whose ever did: they must not judge it.
CREATE TABLE task_holders (
  task_id  uuid   PRIMARY KEY REFERENCES task (id),
  version  bigint NOT NULL CHECK (version > 0),
  subjects text[] NOT NULL,
  ever     text[] NOT NULL
);
