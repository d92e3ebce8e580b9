-- An alert told ahead began, and every alert ended by itself, without anybody being judged again before the next day. Whether
-- that was done stands here. Alerts that are over already are looked at once more, which changes nothing that is not wrong.
ALTER TABLE weather_alert ADD COLUMN began boolean NOT NULL DEFAULT false, ADD COLUMN over boolean NOT NULL DEFAULT false;
CREATE INDEX weather_alert_to_turn ON weather_alert (begins_at) WHERE NOT began OR NOT over;
