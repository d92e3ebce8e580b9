-- Reference data of other services, each row as its highest revision says.
CREATE TABLE area (
  code     text PRIMARY KEY,
  parent   text,
  path     text NOT NULL,
  level    text NOT NULL,
  name_zh  text NOT NULL,
  name_en  text,
  retired  boolean NOT NULL,
  revision bigint NOT NULL
);
CREATE INDEX area_path ON area (path text_pattern_ops);

CREATE TABLE unit (
  code     text PRIMARY KEY,
  parent   text,
  kind     text NOT NULL,
  name_zh  text NOT NULL,
  name_en  text,
  area     text,
  retired  boolean NOT NULL,
  revision bigint NOT NULL
);

CREATE TABLE posting (
  id         text PRIMARY KEY,
  subject    text NOT NULL,
  role       text NOT NULL,
  area       text,
  unit       text,
  first_day  date NOT NULL,
  last_day   date,
  retired    boolean NOT NULL,
  revision   bigint NOT NULL
);
CREATE INDEX posting_subject ON posting (subject);
COMMENT ON COLUMN posting.last_day IS 'inclusive, in the city''s zone; null: until further notice';

-- A year that is not here is unknown: nobody has said which of its days are worked.
CREATE TABLE calendar_year (
  year     int PRIMARY KEY,
  days     jsonb NOT NULL,
  retired  boolean NOT NULL,
  revision bigint NOT NULL
);
COMMENT ON COLUMN calendar_year.days IS 'date → holiday or workday, for the days that differ from their weekday';
