-- Visits nobody has set out for in time are counted every half minute.
CREATE INDEX CONCURRENTLY IF NOT EXISTS visit_at_risk ON visit (day) WHERE at_risk_since IS NOT NULL AND state IN ('draft', 'published');
