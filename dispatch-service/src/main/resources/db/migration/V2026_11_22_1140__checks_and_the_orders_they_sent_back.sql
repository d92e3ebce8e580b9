-- Which orders a failed check sent back to work: their units read what was found, the others only that it failed.
ALTER TABLE case_check ADD COLUMN sent_back uuid[] NOT NULL DEFAULT '{}';
