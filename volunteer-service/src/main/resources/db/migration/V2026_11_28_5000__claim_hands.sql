-- Who checked a claimant in or out in their place: an officer who made it look like service does not vouch for it too.
ALTER TABLE claim ADD COLUMN checked_in_by text, ADD COLUMN checked_out_by text;
COMMENT ON COLUMN claim.checked_in_by IS 'subject, when neither the claimant nor who represents them';
COMMENT ON COLUMN claim.checked_out_by IS 'as checked_in_by';

-- A code that is entered again after it was collected is found again: it is no wrong one.
CREATE INDEX redemption_collected_code ON redemption (shop, code_print) WHERE state = 'collected';
