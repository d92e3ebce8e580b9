-- People who claim together: the team claims, its members serve.
CREATE TABLE team (
  id         uuid        PRIMARY KEY,
  version    bigint      NOT NULL CHECK (version > 0),
  name       text        NOT NULL CHECK (char_length(name) BETWEEN 1 AND 100),
  area       text        NOT NULL,
  unit       text,
  leader     uuid        NOT NULL REFERENCES person (id),
  created_by text        NOT NULL,
  created_at timestamptz NOT NULL,
  UNIQUE (area, name)
);
COMMENT ON COLUMN team.unit IS 'organisation the team is of; null: the area''s own';
CREATE INDEX team_leader ON team (leader);
CREATE INDEX team_unit ON team (unit) WHERE unit IS NOT NULL;

-- What the team vouches for.
CREATE TABLE team_skill (
  team  uuid NOT NULL REFERENCES team (id),
  skill text NOT NULL CHECK (skill ~ '^[a-z0-9-]{1,40}$'),
  PRIMARY KEY (team, skill)
);
CREATE INDEX team_skill_skill ON team_skill (skill, team);

CREATE TABLE team_member (
  id       bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  team     uuid        NOT NULL REFERENCES team (id),
  person   uuid        NOT NULL REFERENCES person (id),
  begun_at timestamptz NOT NULL,
  ended_at timestamptz CHECK (ended_at >= begun_at)
);
CREATE UNIQUE INDEX team_member_present ON team_member (team, person) WHERE ended_at IS NULL;
CREATE INDEX team_member_person ON team_member (person) WHERE ended_at IS NULL;
