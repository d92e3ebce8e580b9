-- Whether anything was ever told of a visit: a draft of which others know is changed, but never taken away. The outbox forgets after a while.
ALTER TABLE visit ADD COLUMN told boolean NOT NULL DEFAULT false;
UPDATE visit v SET told = true
 WHERE v.state <> 'draft' OR EXISTS (SELECT 1 FROM outbox o WHERE o.aggregate = 'visit/' || v.id);

-- An alarm whose next step fails for good is looked at again after a minute, so that it neither fills the log nor keeps others waiting.
ALTER TABLE alarm ADD COLUMN put_off_until timestamptz;
