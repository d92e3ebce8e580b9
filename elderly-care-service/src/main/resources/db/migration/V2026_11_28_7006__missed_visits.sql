-- Visits that nobody made are counted every half minute: they are few among all that were made.
CREATE INDEX CONCURRENTLY IF NOT EXISTS visit_missed ON visit (day) WHERE state = 'missed';
