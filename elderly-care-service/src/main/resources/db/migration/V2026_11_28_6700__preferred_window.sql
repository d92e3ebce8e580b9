-- When a service would suit best inside the window that was agreed: a wish that planning weighs, never a rule.
ALTER TABLE care_item
  ADD COLUMN preferred_from int,
  ADD COLUMN preferred_to   int,
  ADD CHECK ((preferred_from IS NULL) = (preferred_to IS NULL)),
  ADD CHECK (preferred_from IS NULL
             OR (preferred_from >= window_from AND preferred_to <= window_to AND preferred_to - preferred_from >= minutes));
COMMENT ON COLUMN care_item.preferred_from IS 'minutes after midnight, in the city''s zone; null: any time of the window suits';

ALTER TABLE visit
  ADD COLUMN preferred_from timestamptz,
  ADD COLUMN preferred_to   timestamptz,
  ADD CHECK ((preferred_from IS NULL) = (preferred_to IS NULL)),
  ADD CHECK (preferred_from < preferred_to);
COMMENT ON COLUMN visit.preferred_from IS 'when it would suit best, inside the window; null: any time of it suits';
