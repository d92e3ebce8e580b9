-- Where points are spent. What decides under races is here: stock and the places of a code are constraints, not code.
CREATE TABLE shop (
  code          text        PRIMARY KEY CHECK (code ~ '^[a-z0-9-]{1,40}$'),
  name          text        NOT NULL CHECK (char_length(name) BETWEEN 1 AND 100),
  unit          text        NOT NULL,
  area          text        NOT NULL,
  opened_by     text        NOT NULL,
  opened_at     timestamptz NOT NULL,
  wrong_codes   int         NOT NULL DEFAULT 0 CHECK (wrong_codes >= 0),
  wrong_since   timestamptz
);
COMMENT ON COLUMN shop.wrong_codes IS 'pick-up codes nobody has, entered since wrong_since';
CREATE INDEX shop_unit ON shop (unit);

CREATE TABLE shop_item (
  id                  uuid        PRIMARY KEY,
  version             bigint      NOT NULL CHECK (version > 0),
  shop                text        NOT NULL REFERENCES shop (code),
  state               text        NOT NULL CHECK (state IN ('draft', 'offered', 'withdrawn')),
  title               text        NOT NULL CHECK (char_length(title) BETWEEN 1 AND 100),
  currency            text        NOT NULL CHECK (currency IN ('community-points', 'unit-points')),
  points              bigint      NOT NULL CHECK (points BETWEEN 1 AND 1000000),
  stock               int         NOT NULL CHECK (stock BETWEEN 0 AND 1000000),
  per_person          int         CHECK (per_person > 0),
  collect_within_days int         NOT NULL CHECK (collect_within_days BETWEEN 1 AND 90),
  last_day            date,
  made_by             text        NOT NULL,
  made_at             timestamptz NOT NULL
);
COMMENT ON COLUMN shop_item.stock IS 'free: what is reserved is taken off already';
COMMENT ON COLUMN shop_item.per_person IS 'most pieces of one person that are reserved or collected; null: no limit';
CREATE INDEX shop_item_list ON shop_item (shop, id);

CREATE TABLE redemption (
  id              uuid        PRIMARY KEY,
  version         bigint      NOT NULL CHECK (version > 0),
  item            uuid        NOT NULL REFERENCES shop_item (id),
  shop            text        NOT NULL REFERENCES shop (code),
  person          uuid        NOT NULL REFERENCES person (id),
  count           int         NOT NULL CHECK (count BETWEEN 1 AND 100),
  currency        text        NOT NULL,
  points          bigint      NOT NULL CHECK (points > 0),
  hold            uuid        NOT NULL UNIQUE REFERENCES ledger_hold (id),
  code_print      bytea       NOT NULL,
  state           text        NOT NULL CHECK (state IN ('reserved', 'collected', 'cancelled', 'expired')),
  redeemed_by     text        NOT NULL,
  idempotency_key text        NOT NULL,
  reserved_at     timestamptz NOT NULL,
  collect_by      timestamptz NOT NULL,
  ended_at        timestamptz,
  ended_by        text,
  CHECK ((state = 'reserved') = (ended_at IS NULL)),
  UNIQUE (redeemed_by, idempotency_key)
);
COMMENT ON COLUMN redemption.code_print IS 'keyed hash of the pick-up code';
COMMENT ON COLUMN redemption.points IS 'for all pieces';
-- A code is of one redemption of the shop as long as it can be entered.
CREATE UNIQUE INDEX redemption_code ON redemption (shop, code_print) WHERE state = 'reserved';
CREATE INDEX redemption_due ON redemption (collect_by) WHERE state = 'reserved';
CREATE INDEX redemption_of_person ON redemption (person, id);
CREATE INDEX redemption_of_shop ON redemption (shop, id);
CREATE INDEX redemption_of_item ON redemption (item, person);

-- What a shop was settled for. Each redemption is settled once: it is the key of its line.
CREATE TABLE shop_settlement (
  id               uuid        PRIMARY KEY,
  shop             text        NOT NULL REFERENCES shop (code),
  until            timestamptz NOT NULL,
  community_points bigint      NOT NULL CHECK (community_points >= 0),
  unit_points      bigint      NOT NULL CHECK (unit_points >= 0),
  settled_by       text        NOT NULL,
  idempotency_key  text        NOT NULL,
  at               timestamptz NOT NULL,
  CHECK (community_points + unit_points > 0),
  UNIQUE (settled_by, idempotency_key)
);
CREATE INDEX shop_settlement_list ON shop_settlement (shop, id);
CREATE TABLE shop_settlement_line (
  redemption uuid PRIMARY KEY REFERENCES redemption (id),
  settlement uuid NOT NULL REFERENCES shop_settlement (id)
);
CREATE INDEX shop_settlement_line_of ON shop_settlement_line (settlement);
