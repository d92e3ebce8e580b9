-- Every series is compared with its visits each night, and whenever it changes.
CREATE INDEX visit_series ON visit (series, rule_day) WHERE series IS NOT NULL;
