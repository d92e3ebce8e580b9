-- Units that were given work of a report's case: their handlers, and no other unit's, may see its photos. No foreign
-- key, for the same reason as the timeline: what dispatch says may come before a restored report.
CREATE TABLE unit_at_work (
  report_id uuid NOT NULL,
  unit      text NOT NULL,
  PRIMARY KEY (report_id, unit)
);

-- What was dispatched before is known as far as the timeline kept it: the units in the lead.
INSERT INTO unit_at_work (report_id, unit)
SELECT DISTINCT report_id, unit FROM timeline_entry WHERE kind = 'case-dispatched' AND unit IS NOT NULL;
