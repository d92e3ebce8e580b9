-- Reference data of the city, taken over from the city pack. Nothing is ever deleted: what a later pack no longer holds
-- is retired, because reports keep pointing at it. revision = the pack revision that last changed the row; it is also
-- the aggregate version of the row's registry event.
CREATE TABLE area (
  code      text    PRIMARY KEY CHECK (code ~ '^[a-z0-9-]{1,40}$'),
  parent    text    REFERENCES area (code) DEFERRABLE INITIALLY DEFERRED,
  path      text    NOT NULL,
  level     text    NOT NULL CHECK (level IN ('city', 'district', 'subdistrict', 'community', 'grid', 'building')),
  name_zh   text    NOT NULL,
  name_en   text,
  geometry  text,
  retired   boolean NOT NULL,
  revision  int     NOT NULL
);
CREATE UNIQUE INDEX area_one_city ON area (level) WHERE level = 'city' AND NOT retired;
CREATE INDEX area_parent ON area (parent, code);

CREATE TABLE street (
  code          text    PRIMARY KEY,
  name_zh       text    NOT NULL,
  name_en       text,
  owner_unit    text,
  owner_posting text,
  geometry      text    NOT NULL,
  retired       boolean NOT NULL,
  revision      int     NOT NULL
);

CREATE TABLE category (
  code       text    PRIMARY KEY,
  parent     text,
  path       text    NOT NULL,
  level      int     NOT NULL CHECK (level BETWEEN 1 AND 3),
  name_zh    text    NOT NULL,
  name_en    text,
  taxonomies text    NOT NULL,
  attributes text    NOT NULL,
  place      int     NOT NULL,
  retired    boolean NOT NULL,
  revision   int     NOT NULL
);
COMMENT ON COLUMN category.taxonomies IS 'codes joined by ;';
COMMENT ON COLUMN category.attributes IS 'the questions of this category itself, as JSON in the order of the pack';

CREATE TABLE taxonomy (
  code     text    PRIMARY KEY,
  list     text    NOT NULL CHECK (list IN ('disorder', 'hazard', 'grievance', 'wish')),
  name_zh  text    NOT NULL,
  name_en  text,
  place    int     NOT NULL,
  retired  boolean NOT NULL,
  revision int     NOT NULL
);

CREATE TABLE reason (
  kind     text    NOT NULL,
  code     text    NOT NULL,
  text_zh  text    NOT NULL,
  text_en  text,
  retired  boolean NOT NULL,
  revision int     NOT NULL,
  PRIMARY KEY (kind, code)
);

-- Names only, for the words residents read; dispatch owns the units.
CREATE TABLE unit_name (
  code    text PRIMARY KEY,
  name_zh text NOT NULL,
  name_en text
);

-- The whole of the latest pack's calendar and verification clock, as JSON: small, read at once, replaced at once.
CREATE TABLE city_settings (
  only_one      boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  revision      int     NOT NULL,
  street_reach  int     NOT NULL CHECK (street_reach BETWEEN 1 AND 200),
  working_time  text    NOT NULL
);

-- Who holds which role where, as dispatch says on linli.registry.postings.
CREATE TABLE posting (
  id         text    PRIMARY KEY,
  subject    text    NOT NULL,
  role       text    NOT NULL,
  area       text,
  unit       text,
  first_day  date    NOT NULL,
  last_day   date,
  retired    boolean NOT NULL,
  revision   bigint  NOT NULL
);
CREATE INDEX posting_subject ON posting (subject) WHERE NOT retired;
COMMENT ON COLUMN posting.last_day IS 'inclusive, as on the topic';
