-- Copies of what intake owns, fed by its topics; they can be dropped and rebuilt from there. An older revision never
-- overwrites a newer one.
CREATE TABLE area (
  code       text PRIMARY KEY,
  parent     text,
  path       text NOT NULL,
  level      text NOT NULL,
  name_zh    text NOT NULL,
  name_en    text,
  geometry   jsonb,
  retired    boolean NOT NULL,
  revision   bigint NOT NULL CHECK (revision > 0)
);

CREATE TABLE street (
  code          text PRIMARY KEY,
  name_zh       text NOT NULL,
  name_en       text,
  owner_unit    text,
  owner_posting text,
  geometry      jsonb,
  retired       boolean NOT NULL,
  revision      bigint NOT NULL CHECK (revision > 0)
);

CREATE TABLE category (
  code       text PRIMARY KEY,
  parent     text,
  path       text NOT NULL,
  level      int  NOT NULL CHECK (level BETWEEN 1 AND 3),
  name_zh    text NOT NULL,
  name_en    text,
  retired    boolean NOT NULL,
  revision   bigint NOT NULL CHECK (revision > 0)
);

-- Replaced in every transaction that changes anything above, so that a replica can tell cheaply whether what it holds in
-- memory is still so. A token and not a number: a number seen in a transaction that is rolled back would come again.
CREATE TABLE registry_version (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  token    uuid NOT NULL
);
INSERT INTO registry_version (token) VALUES (gen_random_uuid());
