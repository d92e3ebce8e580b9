-- From when the city's retention of who left counts.
ALTER TABLE elder ADD COLUMN left_on date;
