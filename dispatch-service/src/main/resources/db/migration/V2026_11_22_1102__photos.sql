-- Photos uploaded here: evidence of a report back or of a check. Attached once, by whoever uploaded it.
CREATE TABLE photo (
  id               uuid        PRIMARY KEY,
  uploaded_by      text        NOT NULL,
  uploaded_at      timestamptz NOT NULL,
  sha256           text        NOT NULL,
  width            int         NOT NULL,
  height           int         NOT NULL,
  longitude        double precision,
  latitude         double precision,
  case_id          uuid        REFERENCES case_file (id),
  order_id         uuid        REFERENCES work_order (id),
  check_id         uuid        REFERENCES case_check (id),
  attached_at      timestamptz,
  CHECK ((case_id IS NULL) = (attached_at IS NULL)),
  CHECK (order_id IS NULL OR check_id IS NULL)
);
CREATE INDEX photo_case ON photo (case_id, uploaded_at) WHERE case_id IS NOT NULL;
CREATE INDEX photo_loose ON photo (uploaded_at) WHERE case_id IS NULL;
