-- What somebody served in a period, as it was when it was written down: nothing of it is changed afterwards, it can only be
-- revoked. The code by which anyone verifies it is made from the number and a key, and not kept.
CREATE TABLE service_certificate (
  number     text        PRIMARY KEY CHECK (number ~ '^LS[0-9]{4}-[0-9]{6,9}$'),
  person     uuid        NOT NULL REFERENCES person (id),
  content    text        NOT NULL,
  state      text        NOT NULL CHECK (state IN ('stands', 'revoked')),
  issued_by  text        NOT NULL,
  issued_at  timestamptz NOT NULL,
  revoked_by text,
  revoked_at timestamptz,
  reason     text        CHECK (char_length(reason) BETWEEN 1 AND 500),
  CHECK (num_nulls(revoked_by, revoked_at, reason) = CASE state WHEN 'stands' THEN 3 ELSE 0 END)
);
COMMENT ON COLUMN service_certificate.content IS 'JSON as it is shown';
CREATE INDEX service_certificate_person ON service_certificate (person, issued_at DESC);

CREATE FUNCTION service_certificate_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.state = 'revoked'
     OR ROW (NEW.number, NEW.person, NEW.content, NEW.issued_by, NEW.issued_at)
        IS DISTINCT FROM ROW (OLD.number, OLD.person, OLD.content, OLD.issued_by, OLD.issued_at) THEN
    RAISE EXCEPTION 'a certificate of service is only revoked, once';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER service_certificate_frozen BEFORE UPDATE OR DELETE ON service_certificate
  FOR EACH ROW EXECUTE FUNCTION service_certificate_is_frozen();

-- The last running figure of a year.
CREATE TABLE service_certificate_figure (
  year int    PRIMARY KEY,
  last bigint NOT NULL CHECK (last > 0)
);
