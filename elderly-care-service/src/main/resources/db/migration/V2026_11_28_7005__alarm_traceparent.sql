-- Where the trace of whoever stood before the door goes on: the urgent case is told in it. Null for alarms of a release without
-- traces.
ALTER TABLE alarm ADD COLUMN traceparent text;
