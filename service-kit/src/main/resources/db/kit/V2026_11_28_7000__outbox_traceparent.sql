-- Where the trace of a fact goes on: the relay puts it on the record. Null for what was added by a release that knows no
-- traces, or outside of one.
ALTER TABLE outbox ADD COLUMN traceparent text;
