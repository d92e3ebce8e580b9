-- What this service owns of the city, as its city packs gave it. A row that is gone from the pack is retired, never
-- deleted: cases and orders go on referring to it. revision is the pack's that changed the row last; position is its
-- place in the file, because order counts there, and changes without a new revision.
CREATE TABLE unit (
  code       text PRIMARY KEY,
  parent     text,
  kind       text NOT NULL CHECK (kind IN ('department', 'street-office', 'community', 'property', 'organisation')),
  name_zh    text NOT NULL,
  name_en    text,
  area       text,
  position   int  NOT NULL,
  retired    boolean NOT NULL,
  revision   int  NOT NULL CHECK (revision > 0)
);

CREATE TABLE posting (
  id         text PRIMARY KEY,
  subject    text NOT NULL,
  name       text NOT NULL,
  phone      text,
  role       text NOT NULL,
  title_zh   text NOT NULL,
  title_en   text,
  area       text,
  unit       text,
  valid_from date NOT NULL,
  valid_to   date CHECK (valid_to > valid_from),
  position   int  NOT NULL,
  retired    boolean NOT NULL,
  revision   int  NOT NULL CHECK (revision > 0),
  CHECK (area IS NOT NULL OR unit IS NOT NULL)
);
COMMENT ON COLUMN posting.valid_to IS 'the first day on which it no longer holds';
-- Read at every request.
CREATE INDEX posting_subject ON posting (subject) WHERE NOT retired;
-- Who answers for a place.
CREATE INDEX posting_area ON posting (area) WHERE NOT retired;

CREATE TABLE responsibility (
  code             text PRIMARY KEY,
  item_zh          text NOT NULL,
  category         text NOT NULL,
  area             text,
  lead_unit        text NOT NULL,
  supporting_units text[] NOT NULL,
  automatic        boolean NOT NULL,
  basis            text NOT NULL,
  position         int  NOT NULL,
  retired          boolean NOT NULL,
  revision         int  NOT NULL CHECK (revision > 0)
);

CREATE TABLE filing_condition (
  code        text PRIMARY KEY,
  category    text NOT NULL,
  text_zh     text NOT NULL,
  text_en     text,
  automatic   boolean NOT NULL,
  urgency     text NOT NULL CHECK (urgency IN ('routine', 'urgent', 'emergency')),
  evidence    text[] NOT NULL,
  closing_zh  text NOT NULL,
  closing_en  text,
  responsible text NOT NULL,
  stages      jsonb NOT NULL CHECK (jsonb_array_length(stages) BETWEEN 1 AND 10),
  position    int  NOT NULL,
  retired     boolean NOT NULL,
  revision    int  NOT NULL CHECK (revision > 0)
);

CREATE TABLE routing_rule (
  code       text PRIMARY KEY,
  reason_zh  text NOT NULL,
  reason_en  text,
  criteria   jsonb NOT NULL,
  lead       text NOT NULL,
  supporting text[] NOT NULL,
  automatic  boolean NOT NULL,
  position   int  NOT NULL,
  retired    boolean NOT NULL,
  revision   int  NOT NULL CHECK (revision > 0)
);

CREATE TABLE reason (
  kind       text NOT NULL,
  code       text NOT NULL,
  text_zh    text NOT NULL,
  text_en    text,
  position   int  NOT NULL,
  retired    boolean NOT NULL,
  revision   int  NOT NULL CHECK (revision > 0),
  PRIMARY KEY (kind, code)
);

-- A year without a row, or with a retired one, is unknown.
CREATE TABLE calendar_year (
  year       int  PRIMARY KEY,
  days       jsonb NOT NULL,
  position   int  NOT NULL,
  retired    boolean NOT NULL,
  revision   int  NOT NULL CHECK (revision > 0)
);

-- What a pack gives once: zone, street-reach, hours, clocks.
CREATE TABLE city_setting (
  name       text PRIMARY KEY,
  content    jsonb NOT NULL,
  position   int  NOT NULL,
  retired    boolean NOT NULL,
  revision   int  NOT NULL CHECK (revision > 0)
);
