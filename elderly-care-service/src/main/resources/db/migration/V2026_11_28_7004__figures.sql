-- Alarms that have not ended are counted every half minute, whatever has ended since.
CREATE INDEX CONCURRENTLY IF NOT EXISTS alarm_not_ended ON alarm (state, hand_over_by) WHERE ended_at IS NULL;
