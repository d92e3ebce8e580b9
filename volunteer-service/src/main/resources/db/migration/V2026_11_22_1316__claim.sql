-- Who takes a place of a need.
CREATE TABLE claim (
  id             uuid        PRIMARY KEY,
  version        bigint      NOT NULL CHECK (version > 0),
  need_id        uuid        NOT NULL REFERENCES need (id),
  person_id      uuid        NOT NULL REFERENCES person (id),
  team_id        uuid,
  place          int         CHECK (place > 0),
  state          text        NOT NULL,
  claimed_by     text        NOT NULL,
  claimed_at     timestamptz NOT NULL,
  held_until     timestamptz,
  confirmed_at   timestamptz,
  checked_in_at  timestamptz,
  checked_out_at timestamptz,
  attested_at    timestamptz,
  attested_by    text,
  minutes        int         CHECK (minutes BETWEEN 0 AND 1440),
  evidence       smallint    CHECK (evidence BETWEEN 0 AND 4),
  reason         text        CHECK (char_length(reason) <= 500),
  ended_at       timestamptz,
  -- Only one that waits for the draw, or that the draw left out, has no place.
  CHECK (place IS NOT NULL OR state IN ('ENTERED', 'NOT_DRAWN', 'RELEASED'))
);
-- As many claims as there are places, and nobody twice: whatever the code does, these two hold.
CREATE UNIQUE INDEX claim_one_a_place ON claim (need_id, place)
  WHERE state IN ('HELD', 'CONFIRMED', 'CHECKED_IN', 'CHECKED_OUT', 'ATTESTED', 'RECORDED', 'DISPUTED');
CREATE UNIQUE INDEX claim_one_a_person ON claim (need_id, person_id)
  WHERE state IN ('ENTERED', 'HELD', 'CONFIRMED', 'CHECKED_IN', 'CHECKED_OUT', 'ATTESTED', 'RECORDED', 'DISPUTED');
CREATE INDEX claim_of_need ON claim (need_id, claimed_at);
CREATE INDEX claim_of_person ON claim (person_id, claimed_at DESC, id);
