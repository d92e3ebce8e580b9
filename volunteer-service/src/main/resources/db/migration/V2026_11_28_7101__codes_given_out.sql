-- Codes that somebody was told must be right after the key they were made with is gone. Until now they were made whenever they
-- were asked for; from now on they are kept, sealed.
ALTER TABLE redemption ADD COLUMN code_sealed bytea;
COMMENT ON COLUMN redemption.code_sealed IS 'null: not kept yet, made with the key of before';

-- Beside the certificate: of that nothing is changed.
CREATE TABLE service_certificate_code (
  number      text  PRIMARY KEY REFERENCES service_certificate,
  code_sealed bytea NOT NULL
);
