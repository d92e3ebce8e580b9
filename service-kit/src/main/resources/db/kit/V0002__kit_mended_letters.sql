-- What a dead letter looked like when it was handled at last: a projection that is rebuilt meets the record on its topic
-- as it was, and must handle it as it was mended.
ALTER TABLE dead_letter ADD COLUMN mended_headers text;
ALTER TABLE dead_letter ADD COLUMN mended_value bytea;
