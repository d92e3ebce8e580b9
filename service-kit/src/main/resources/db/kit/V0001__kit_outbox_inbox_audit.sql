-- Facts to be sent, written in the transaction that makes them true.
-- Order within a key: an aggregate's changes are serialised by its row lock, so its events get rising seq; a relay
-- sends the lowest unsent seq of a key and nothing else of that key until it is acknowledged.
CREATE TABLE outbox (
  seq         bigint GENERATED ALWAYS AS IDENTITY (CACHE 1) PRIMARY KEY,
  event_id    uuid        NOT NULL UNIQUE,
  aggregate   text        NOT NULL,
  version     bigint      NOT NULL CHECK (version > 0),
  topic       text        NOT NULL,
  key         text        NOT NULL,
  lane        smallint    NOT NULL,
  type        text        NOT NULL,
  subject     text        NOT NULL,
  time        timestamptz NOT NULL,
  payload     bytea,
  headers     text        NOT NULL DEFAULT '{}',
  sent_at     timestamptz,
  failures    int         NOT NULL DEFAULT 0,
  parked_why  text,
  UNIQUE (aggregate, version)
);
CREATE INDEX outbox_unsent ON outbox (lane, seq) WHERE sent_at IS NULL;
CREATE INDEX outbox_unsent_key ON outbox (lane, topic, key, seq) WHERE sent_at IS NULL;
CREATE INDEX outbox_sent ON outbox (sent_at) WHERE sent_at IS NOT NULL;

-- What was handled, remembered in the transaction that handled it.
CREATE TABLE inbox (
  consumer    text        NOT NULL,
  event_id    text        NOT NULL,
  handled_at  timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (consumer, event_id)
);

-- Records that can never be handled as they are. The first of a key blocks the key; later ones wait in waiting_record.
CREATE TABLE dead_letter (
  id          uuid        PRIMARY KEY,
  channel     text        NOT NULL,
  topic       text        NOT NULL,
  partition   int         NOT NULL,
  kafka_offset bigint     NOT NULL,
  key         text,
  headers     text        NOT NULL,
  value       bytea,
  reason      text        NOT NULL,
  dead_at     timestamptz NOT NULL,
  replayed_at timestamptz,
  replayed_by text,
  UNIQUE (channel, topic, partition, kafka_offset)
);
CREATE INDEX dead_letter_open ON dead_letter (channel, dead_at) WHERE replayed_at IS NULL;

CREATE TABLE blocked_key (
  channel     text        NOT NULL,
  key         text        NOT NULL,
  dead_letter uuid        NOT NULL REFERENCES dead_letter (id),
  PRIMARY KEY (channel, key)
);

CREATE TABLE waiting_record (
  channel      text   NOT NULL,
  topic        text   NOT NULL,
  partition    int    NOT NULL,
  kafka_offset bigint NOT NULL,
  key          text   NOT NULL,
  headers      text   NOT NULL,
  value        bytea,
  PRIMARY KEY (channel, topic, partition, kafka_offset)
);
CREATE INDEX waiting_record_key ON waiting_record (channel, key, kafka_offset);

-- Who did what, in which role, why, when. Append-only: the trigger refuses changes even to the service itself.
CREATE TABLE audit_entry (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at          timestamptz NOT NULL,
  actor       text        NOT NULL,
  role        text        NOT NULL,
  client      text        NOT NULL,
  action      text        NOT NULL,
  entity      text        NOT NULL,
  entity_id   text        NOT NULL,
  reason      text,
  details     text        NOT NULL DEFAULT '{}'
);
CREATE INDEX audit_entry_entity ON audit_entry (entity, entity_id, id);
CREATE INDEX audit_entry_actor ON audit_entry (actor, id);

CREATE FUNCTION audit_entry_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit entries are append-only';
END $$;
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry
  FOR EACH ROW EXECUTE FUNCTION audit_entry_is_append_only();

-- City packs this service was shown and found without fault, and the revision under which one was applied.
CREATE TABLE city_pack (
  digest      text        PRIMARY KEY CHECK (digest ~ '^[0-9a-f]{64}$'),
  revision    int         UNIQUE,
  files       bytea       NOT NULL,
  shown_at    timestamptz NOT NULL,
  applied_at  timestamptz,
  applied_by  text,
  CHECK ((revision IS NULL) = (applied_at IS NULL))
);
