-- Where the trace of the report, or of the alarm, goes on: dispatching, checking and closing are told in it. Null for cases of
-- a release without traces.
ALTER TABLE case_file ADD COLUMN traceparent text;
