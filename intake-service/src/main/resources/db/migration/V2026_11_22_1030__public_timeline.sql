-- What dispatch said about cases, as far as residents are told. No foreign key: events of cases may come before a
-- restored report, and foreign ones do no harm.
CREATE TABLE timeline_entry (
  event_id  text        PRIMARY KEY,
  report_id uuid        NOT NULL,
  kind      text        NOT NULL,
  at        timestamptz NOT NULL,
  version   bigint      NOT NULL,
  unit      text,
  reason    text,
  text      text
);
CREATE INDEX timeline_entry_report ON timeline_entry (report_id, at, version);
