-- Whoever is helped may pay with minutes of their own: held, place by place, when the need opens.
ALTER TABLE need
  ADD COLUMN receiver uuid REFERENCES person (id),
  ADD COLUMN receiver_subject text,
  ADD COLUMN paid_with text CHECK (paid_with = 'minutes'),
  -- A hold a place, all of them placed and ended in one transaction.
  ADD CONSTRAINT need_is_paid_by_somebody CHECK (paid_with IS NULL OR (receiver IS NOT NULL AND places <= 50));
COMMENT ON COLUMN need.receiver IS 'registered person who is helped; never on a topic';
COMMENT ON COLUMN need.receiver_subject IS 'of their token, who sees the need as who proposed it does; null without a phone';
CREATE INDEX need_receiver ON need (receiver_subject) WHERE receiver_subject IS NOT NULL;

-- What a team serves together may be the team's: its minutes can only be donated.
ALTER TABLE claim
  ADD COLUMN credited_to_team boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT claim_credit_has_a_team CHECK (NOT credited_to_team OR team_id IS NOT NULL);
