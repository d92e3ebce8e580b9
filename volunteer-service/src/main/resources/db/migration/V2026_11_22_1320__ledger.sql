-- Double entry: a transfer moves a whole amount from one account to another of the same currency, so that the sum over
-- all accounts of a currency is zero by construction. What decides under races is here: the constraints, not the code.

-- balance and held are folds of the transfers and open holds, kept so that a rule can read them under the row's lock.
CREATE TABLE ledger_account (
  id              uuid        PRIMARY KEY,
  owner_kind      text        NOT NULL
                  CHECK (owner_kind IN ('person', 'unit', 'team', 'shop', 'reserve', 'donation', 'issuing')),
  owner           text        NOT NULL CHECK (char_length(owner) BETWEEN 1 AND 100),
  currency        text        NOT NULL CHECK (currency IN ('community-points', 'unit-points', 'minutes')),
  may_be_negative boolean     NOT NULL GENERATED ALWAYS AS (owner_kind = 'issuing') STORED,
  balance         bigint      NOT NULL DEFAULT 0,
  held            bigint      NOT NULL DEFAULT 0 CHECK (held >= 0),
  dated           bigint      NOT NULL DEFAULT 0 CHECK (dated >= 0),
  version         bigint      NOT NULL DEFAULT 0 CHECK (version >= 0),
  opened_at       timestamptz NOT NULL,
  UNIQUE (owner_kind, owner, currency),
  UNIQUE (id, currency),
  CONSTRAINT ledger_account_covers_what_is_held CHECK (owner_kind = 'issuing' OR balance - held >= 0),
  CHECK (owner_kind = 'issuing' OR dated <= balance)
) WITH (fillfactor = 50); -- its few rows are written all the time: room for the next version on the same page
COMMENT ON COLUMN ledger_account.id IS 'locks are taken in this order; accounts many meet at (issuing, donation) sort last, so they are held shortest';
COMMENT ON COLUMN ledger_account.dated IS 'how much of the balance lies in lots that end';
COMMENT ON COLUMN ledger_account.version IS 'number of the latest entry';

CREATE TABLE ledger_hold (
  id         uuid        PRIMARY KEY,
  key        text        NOT NULL UNIQUE CHECK (char_length(key) BETWEEN 1 AND 300),
  account    uuid        NOT NULL REFERENCES ledger_account (id),
  amount     bigint      NOT NULL CHECK (amount > 0),
  state      text        NOT NULL CHECK (state IN ('open', 'captured', 'released', 'expired')),
  placed_at  timestamptz NOT NULL,
  expires_at timestamptz NOT NULL CHECK (expires_at > placed_at),
  closed_at  timestamptz,
  actor      text        NOT NULL,
  reason     text        NOT NULL,
  CHECK ((state = 'open') = (closed_at IS NULL))
);
CREATE INDEX ledger_hold_due ON ledger_hold (expires_at) WHERE state = 'open';
CREATE INDEX ledger_hold_account ON ledger_hold (account) WHERE state = 'open';

CREATE TABLE ledger_transfer (
  id           uuid        PRIMARY KEY,
  key          text        NOT NULL UNIQUE CHECK (char_length(key) BETWEEN 1 AND 300),
  kind         text        NOT NULL CHECK (kind IN
                 ('earn', 'spend', 'transfer', 'donate', 'settle', 'capture', 'expire', 'reversal')),
  currency     text        NOT NULL,
  from_account uuid        NOT NULL,
  to_account   uuid        NOT NULL,
  amount       bigint      NOT NULL CHECK (amount > 0),
  expires_on   date,
  reverses     uuid        UNIQUE REFERENCES ledger_transfer (id),
  hold         uuid        UNIQUE REFERENCES ledger_hold (id),
  from_balance bigint      NOT NULL,
  from_entry   bigint      NOT NULL CHECK (from_entry > 0),
  to_balance   bigint      NOT NULL,
  to_entry     bigint      NOT NULL CHECK (to_entry > 0),
  actor        text        NOT NULL,
  reason       text        NOT NULL,
  at           timestamptz NOT NULL,
  CHECK (from_account <> to_account),
  CHECK ((kind = 'reversal') = (reverses IS NOT NULL)),
  CHECK ((kind = 'capture') = (hold IS NOT NULL)),
  -- Both accounts hold the transfer's currency.
  FOREIGN KEY (from_account, currency) REFERENCES ledger_account (id, currency),
  FOREIGN KEY (to_account, currency) REFERENCES ledger_account (id, currency),
  -- An account's entries are numbered on its own: no two transfers read the same balance.
  UNIQUE (from_account, from_entry),
  UNIQUE (to_account, to_entry)
);
COMMENT ON COLUMN ledger_transfer.hold IS 'the hold it captures: unique, so that nothing is redeemed twice';
COMMENT ON COLUMN ledger_transfer.expires_on IS 'last day, in the city''s zone, on which what it credits can be spent';

-- Points with an end. Only these have lots; the rest of a balance has no end.
CREATE TABLE ledger_lot (
  id         uuid   PRIMARY KEY,
  account    uuid   NOT NULL REFERENCES ledger_account (id),
  transfer   uuid   NOT NULL REFERENCES ledger_transfer (id),
  back_to    uuid   NOT NULL REFERENCES ledger_account (id),
  expires_on date   NOT NULL,
  amount     bigint NOT NULL CHECK (amount > 0),
  remaining  bigint NOT NULL,
  held       bigint NOT NULL DEFAULT 0 CHECK (held >= 0),
  CHECK (remaining BETWEEN held AND amount)
);
COMMENT ON COLUMN ledger_lot.transfer IS 'that brought it';
COMMENT ON COLUMN ledger_lot.back_to IS 'issuing account that gets back what is over';
COMMENT ON COLUMN ledger_lot.held IS 'pinned by open holds: it does not expire while they are open';
CREATE INDEX ledger_lot_spendable ON ledger_lot (account, expires_on, id) WHERE remaining > 0;
CREATE INDEX ledger_lot_due ON ledger_lot (expires_on) WHERE remaining > held;
CREATE INDEX ledger_lot_transfer ON ledger_lot (transfer);

-- What a transfer took from a lot; negative where a reversal gave it back.
CREATE TABLE ledger_taking (
  transfer uuid   NOT NULL REFERENCES ledger_transfer (id),
  lot      uuid   NOT NULL REFERENCES ledger_lot (id),
  amount   bigint NOT NULL CHECK (amount <> 0),
  PRIMARY KEY (transfer, lot)
);
CREATE INDEX ledger_taking_lot ON ledger_taking (lot);

-- Which lots a hold reserves, and how much of each; the rest of the hold is on what has no end.
CREATE TABLE ledger_pin (
  hold   uuid   NOT NULL REFERENCES ledger_hold (id),
  lot    uuid   NOT NULL REFERENCES ledger_lot (id),
  amount bigint NOT NULL CHECK (amount > 0),
  PRIMARY KEY (hold, lot)
);
CREATE INDEX ledger_pin_lot ON ledger_pin (lot);

-- What was moved stays moved: refused even to the service itself.
CREATE FUNCTION ledger_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the ledger is append-only: %', TG_TABLE_NAME;
END $$;
CREATE TRIGGER ledger_transfer_append_only BEFORE UPDATE OR DELETE ON ledger_transfer
  FOR EACH ROW EXECUTE FUNCTION ledger_is_append_only();
CREATE TRIGGER ledger_transfer_not_truncated BEFORE TRUNCATE ON ledger_transfer
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only();
CREATE TRIGGER ledger_taking_append_only BEFORE UPDATE OR DELETE ON ledger_taking
  FOR EACH ROW EXECUTE FUNCTION ledger_is_append_only();
CREATE TRIGGER ledger_taking_not_truncated BEFORE TRUNCATE ON ledger_taking
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only();

-- Two legs a transfer.
CREATE VIEW ledger_entry AS
  SELECT from_account AS account, from_entry AS number, id AS transfer, kind, currency, -amount AS amount,
         from_balance AS balance, to_account AS other, expires_on, reverses, reason, at
    FROM ledger_transfer
  UNION ALL
  SELECT to_account, to_entry, id, kind, currency, amount,
         to_balance, from_account, expires_on, reverses, reason, at
    FROM ledger_transfer;

-- What the check of the whole ledger found.
CREATE TABLE ledger_check (
  id        bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at        timestamptz NOT NULL,
  by        text        NOT NULL,
  accounts  bigint      NOT NULL,
  transfers bigint      NOT NULL,
  wrong     bigint      NOT NULL CHECK (wrong >= 0),
  findings  text        NOT NULL
);
COMMENT ON COLUMN ledger_check.findings IS 'JSON: the first findings, each with rule, subject, expected and found';
