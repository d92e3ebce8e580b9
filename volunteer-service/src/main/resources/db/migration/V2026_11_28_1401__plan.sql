-- A proposal who takes which place of the open needs of an area, kept for seven days.
CREATE TABLE plan (
  id         uuid        PRIMARY KEY,
  area_path  text        NOT NULL,
  made_by    text        NOT NULL,
  made_at    timestamptz NOT NULL,
  content    text        NOT NULL,
  applied_by text,
  applied_at timestamptz,
  CHECK ((applied_at IS NULL) = (applied_by IS NULL))
);
COMMENT ON COLUMN plan.content IS 'JSON: as it was answered; ids and numbers';
CREATE INDEX plan_made ON plan (made_at);

-- Each need as it was planned, and what its application came to; whoever applies a plan again goes on where nothing is said yet.
CREATE TABLE plan_need (
  plan_id      uuid   NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
  need_id      uuid   NOT NULL REFERENCES need (id),
  need_version bigint NOT NULL,
  outcome      text   CHECK (outcome IN ('invited', 'changed', 'being-filled', 'nobody-left')),
  PRIMARY KEY (plan_id, need_id)
);
