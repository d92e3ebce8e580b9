-- Stages before the last that are done, with when, whether in time and what the unit noted: read with their case only.
ALTER TABLE case_file ADD COLUMN stages_done text NOT NULL DEFAULT '[]';
-- A photo of an order may show one stage of its work.
ALTER TABLE photo ADD COLUMN stage_code text CHECK (stage_code IS NULL OR order_id IS NOT NULL);
