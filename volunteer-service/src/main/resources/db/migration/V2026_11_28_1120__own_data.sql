-- Who has their data erased leaves the row behind, with the id alone: what they did and what was booked refers to it.
ALTER TABLE person DROP CONSTRAINT person_state_check;
ALTER TABLE person ADD CONSTRAINT person_state_check CHECK (state IN ('active', 'paused', 'left', 'erased'));
ALTER TABLE person ADD CONSTRAINT person_erased CHECK (
  state <> 'erased'
  OR subject IS NULL AND work_unit IS NULL AND household IS NULL AND birth_year IS NULL AND home_latitude IS NULL
     AND cardinality(languages) = 0);
-- Addresses are erased some time after their need ended: this finds them.
CREATE INDEX need_ended ON need (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX need_of_proposer ON need (proposed_by);
