-- The phone that only the entry given up had is copied too, and taken back when the merge is undone, unless it was told anew.
ALTER TABLE elder ADD COLUMN phone_merged_from uuid REFERENCES elder;
