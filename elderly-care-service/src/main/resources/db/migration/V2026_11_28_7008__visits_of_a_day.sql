-- Visits that are missed are told as a share of those of their days, counted every half minute.
CREATE INDEX CONCURRENTLY visit_day ON visit (day);
