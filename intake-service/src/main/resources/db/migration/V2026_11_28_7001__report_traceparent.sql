-- Where the trace of the request that brought the report goes on, days later too. Null for reports of a release without traces.
ALTER TABLE report ADD COLUMN traceparent text;
