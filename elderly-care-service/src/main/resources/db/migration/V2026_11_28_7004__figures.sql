-- What operators watch is counted every half minute: along what has not ended, and along the few visits that nobody made.
CREATE INDEX alarm_not_ended ON alarm (state, hand_over_by) WHERE ended_at IS NULL;
CREATE INDEX visit_missed ON visit (day) WHERE state = 'missed';
CREATE INDEX visit_at_risk ON visit (day) WHERE at_risk_since IS NOT NULL AND state IN ('draft', 'published');
