-- How much each term of a ranking counts. Never changed: a ranking names its version, so that it can be explained later.
CREATE TABLE matching_weights (
  version int         PRIMARY KEY CHECK (version > 0),
  weights text        NOT NULL,
  since   timestamptz NOT NULL DEFAULT now(),
  reason  text        NOT NULL CHECK (char_length(reason) BETWEEN 1 AND 500)
);
COMMENT ON COLUMN matching_weights.weights IS 'JSON: a number of at least 0 for each term; the latest version counts';

CREATE FUNCTION matching_weights_are_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'weights are append-only: add a version';
END $$;
CREATE TRIGGER matching_weights_append_only BEFORE UPDATE OR DELETE ON matching_weights
  FOR EACH ROW EXECUTE FUNCTION matching_weights_are_append_only();

INSERT INTO matching_weights (version, weights, reason) VALUES (1,
  '{"walking-time": 3, "scarce-skill": 2, "familiarity": 2, "fairness": 2, "likelihood": 1.5, "dialect": 1, "pick-me": 1}',
  'Neighbours first; then who is known there, whose turn it is, and whom nobody else needs more.');

-- Who shall not meet whom, whichever of the two asked for it.
CREATE TABLE blocked_pair (
  person    uuid        NOT NULL REFERENCES person (id),
  household text        NOT NULL CHECK (char_length(household) BETWEEN 1 AND 100),
  since     timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (person, household)
);

-- Counts the changes of what matching knows of a person, so that whoever keeps it in memory sees whether it is still the latest.
-- Kept by triggers, in the transaction of the change: no statement anywhere can forget it.
CREATE TABLE person_facts (
  person  uuid   PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
  counter bigint NOT NULL
);
INSERT INTO person_facts (person, counter) SELECT id, 1 FROM person;

CREATE FUNCTION facts_of_person_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO person_facts AS f (person, counter) VALUES (NEW.id, 1)
  ON CONFLICT (person) DO UPDATE SET counter = f.counter + 1;
  RETURN NULL;
END $$;
CREATE TRIGGER person_facts_changed AFTER INSERT OR UPDATE ON person
  FOR EACH ROW EXECUTE FUNCTION facts_of_person_changed();

CREATE FUNCTION facts_about_person_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    UPDATE person_facts SET counter = counter + 1 WHERE person = OLD.person;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    UPDATE person_facts SET counter = counter + 1 WHERE person = NEW.person;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER consent_changes_facts AFTER INSERT OR UPDATE OR DELETE ON consent
  FOR EACH ROW EXECUTE FUNCTION facts_about_person_changed();
CREATE TRIGGER person_skill_changes_facts AFTER INSERT OR UPDATE OR DELETE ON person_skill
  FOR EACH ROW EXECUTE FUNCTION facts_about_person_changed();
CREATE TRIGGER certificate_changes_facts AFTER INSERT OR UPDATE OR DELETE ON certificate
  FOR EACH ROW EXECUTE FUNCTION facts_about_person_changed();
CREATE TRIGGER availability_changes_facts AFTER INSERT OR UPDATE OR DELETE ON availability
  FOR EACH ROW EXECUTE FUNCTION facts_about_person_changed();
CREATE TRIGGER availability_exception_changes_facts AFTER INSERT OR UPDATE OR DELETE ON availability_exception
  FOR EACH ROW EXECUTE FUNCTION facts_about_person_changed();
