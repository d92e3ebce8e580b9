-- Where the service is given: personal data of whoever is helped, so it stands with their contact and nowhere else.
ALTER TABLE need_contact
  ADD COLUMN latitude  numeric(8, 6) CHECK (latitude BETWEEN -90 AND 90),
  ADD COLUMN longitude numeric(9, 6) CHECK (longitude BETWEEN -180 AND 180),
  ADD CONSTRAINT need_contact_place CHECK ((latitude IS NULL) = (longitude IS NULL));

-- What was shown for a service beside anybody's word. Whoever changes it holds the lock of the claim's need. Positions are
-- judged when they come and not kept: only whether they fit, and how far away they were.
CREATE TABLE claim_evidence (
  claim            uuid     PRIMARY KEY REFERENCES claim (id),
  came_fits        boolean,
  came_metres      int      CHECK (came_metres >= 0),
  came_by          text,
  left_fits        boolean,
  left_metres      int      CHECK (left_metres >= 0),
  left_by          text,
  receivers_code_by  text,
  volunteers_code_by text,
  wrong_codes      smallint NOT NULL DEFAULT 0 CHECK (wrong_codes BETWEEN 0 AND 5),
  CHECK (num_nulls(came_fits, came_metres, came_by) IN (0, 3)),
  CHECK (num_nulls(left_fits, left_metres, left_by) IN (0, 3)),
  -- Nobody exchanges codes with themselves.
  CHECK (receivers_code_by <> volunteers_code_by)
);
COMMENT ON COLUMN claim_evidence.came_by IS 'subject of who said where they were at check-in: the claimant, or who represents them';
COMMENT ON COLUMN claim_evidence.receivers_code_by IS 'subject of who entered the receiver''s code at check-out';
COMMENT ON COLUMN claim_evidence.wrong_codes IS 'of both sides together; five end the codes of this claim';
