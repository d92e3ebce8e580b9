-- Nobody attached the photo in time: it cannot be attached any more, its bytes go next, and then its row. A row stays
-- until its bytes are gone, so that a crash in between leaves nothing that nobody knows of.
ALTER TABLE photo ADD COLUMN forgotten_at timestamptz;
ALTER TABLE photo ADD CHECK (forgotten_at IS NULL OR case_id IS NULL);
