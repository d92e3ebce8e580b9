-- A stage of an order's work that is done: each before the last, told once. The last is done when the order is handled.
CREATE TABLE stage_fact (
  order_id   uuid NOT NULL,
  stage_code text NOT NULL,
  report_id  uuid,
  unit       text,
  due_at     timestamptz,
  done_at    timestamptz,
  on_time    boolean,
  PRIMARY KEY (order_id, stage_code)
);
CREATE INDEX stage_fact_report ON stage_fact (report_id);
CREATE INDEX stage_fact_done ON stage_fact (done_at);
