-- A repair is made at once; a better one is searched afterwards and offered beside it.
ALTER TABLE roster
  DROP CONSTRAINT roster_cause_check,
  ADD CONSTRAINT roster_cause CHECK (cause IN ('asked', 'absence', 'improvement')),
  ADD COLUMN improves uuid REFERENCES roster,
  ADD COLUMN taken boolean NOT NULL DEFAULT true,
  ADD CHECK ((cause = 'improvement') = (improves IS NOT NULL));
COMMENT ON COLUMN roster.improves IS 'the repair for which a better plan is searched';
COMMENT ON COLUMN roster.taken IS 'false: to be begun by whichever process looks first';
CREATE INDEX roster_to_begin ON roster (asked_at) WHERE NOT taken;
CREATE INDEX roster_repair ON roster (area_path, day, asked_at) WHERE cause = 'absence';
