-- An officer with a number in hand finds its case at once. Intake makes numbers unique; here it is only looked up.
CREATE INDEX case_file_number ON case_file (number);
