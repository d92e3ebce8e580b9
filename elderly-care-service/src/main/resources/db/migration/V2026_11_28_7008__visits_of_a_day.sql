-- Visits that are missed are told as a share of those of their days, counted every half minute: along the index alone, for a
-- city has hundreds of thousands in two days.
CREATE INDEX CONCURRENTLY IF NOT EXISTS visit_day ON visit (day, state);
