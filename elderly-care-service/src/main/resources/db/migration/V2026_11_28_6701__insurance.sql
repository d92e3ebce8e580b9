-- What somebody is insured for. One that is over stays until it is told anew, so that the desk sees that it is over.
CREATE TABLE elder_insurance (
  elder       uuid NOT NULL REFERENCES elder,
  kind        text NOT NULL CHECK (kind IN ('employee-medical', 'resident-medical', 'long-term-care', 'accident', 'commercial')),
  insurer     text NOT NULL,
  valid_until date,
  merged_from uuid REFERENCES elder,
  PRIMARY KEY (elder, kind, insurer)
);
COMMENT ON COLUMN elder_insurance.valid_until IS 'last day; null: until told';
COMMENT ON COLUMN elder_insurance.merged_from IS 'copied from this entry when it was merged into the insurance''s';
