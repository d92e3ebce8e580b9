-- A draft that its care plan moves keeps the help that was asked for at the old hour. What was asked for is kept to notice it.
ALTER TABLE help ADD COLUMN begins_at timestamptz, ADD COLUMN ends_at timestamptz;
COMMENT ON COLUMN help.begins_at IS 'window of the visit when help was asked for; null: not known';
UPDATE help h SET begins_at = v.begins_at, ends_at = v.ends_at FROM visit v WHERE v.id = h.visit_id;
