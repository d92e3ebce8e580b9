-- A tray of a middling scope walks the order of the tray and passes over what lies elsewhere. With the area in the index
-- it does so without a look into the table for each row passed over.
DROP INDEX case_file_tray;
DROP INDEX case_file_all;
DROP INDEX case_file_open;
CREATE INDEX case_file_tray ON case_file (state, sort_at, id, area_scope);
CREATE INDEX case_file_all ON case_file (sort_at, id, area_scope);
CREATE INDEX case_file_open ON case_file (sort_at, id, area_scope) WHERE NOT ended;

DROP INDEX work_order_tray;
DROP INDEX work_order_all;
DROP INDEX work_order_open;
CREATE INDEX work_order_tray ON work_order (state, sort_at, id, area_scope);
CREATE INDEX work_order_all ON work_order (sort_at, id, area_scope);
CREATE INDEX work_order_open ON work_order (sort_at, id, area_scope) WHERE NOT ended;
