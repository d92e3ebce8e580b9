-- A visit raised once, ever: a door that was opened after all and then stayed shut again raised nothing, and the visit stood at
-- no-answer with nobody looking for the person. One alarm each time the door stays shut.
ALTER TABLE alarm ADD COLUMN opened_at timestamptz;
COMMENT ON COLUMN alarm.opened_at IS 'when the door was opened to the carer after all, by the device''s time; null: it was not';
UPDATE alarm a SET opened_at = a.ended_at FROM visit v
 WHERE v.id = a.visit_id AND a.state = 'ended' AND v.state IN ('arrived', 'done', 'verified', 'refused');
ALTER TABLE alarm DROP CONSTRAINT alarm_visit_id_key;
CREATE UNIQUE INDEX alarm_of_shut_door ON alarm (visit_id) WHERE opened_at IS NULL;
CREATE INDEX alarm_visit ON alarm (visit_id);
