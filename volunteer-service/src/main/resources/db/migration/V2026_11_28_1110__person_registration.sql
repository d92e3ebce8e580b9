-- The desk has no subject of the person to know them again by: its key makes a repeated registration the same person.
CREATE TABLE person_registration (
  registered_by    text  NOT NULL,
  idempotency_key  text  NOT NULL,
  body_fingerprint bytea NOT NULL,
  -- The key is taken before the person is made, so that two at once wait for each other here.
  person           uuid  NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (registered_by, idempotency_key)
);
CREATE INDEX person_registration_person ON person_registration (person);
COMMENT ON COLUMN person_registration.body_fingerprint IS 'keyed: names and phones cannot be guessed from it';
