-- The keys under which this database keeps anything, by their ids: a service does not begin without one of them. The row of
-- the current one also says how far the walk has come that seals the rest anew.
CREATE TABLE sealing_key (
  id         text        PRIMARY KEY CHECK (id ~ '^[0-9a-f]{8}$'),
  written_at timestamptz NOT NULL,
  emptied_at timestamptz,
  began_at   timestamptz,
  walked_at  timestamptz,
  place      int         NOT NULL DEFAULT 0,
  page       bigint      NOT NULL DEFAULT 0,
  found      bigint      NOT NULL DEFAULT 0,
  remaining  bigint
);
CREATE INDEX sealing_key_in_use ON sealing_key (id) INCLUDE (remaining) WHERE emptied_at IS NULL;
COMMENT ON COLUMN sealing_key.written_at IS 'when a replica last said that new rows are sealed with it';
COMMENT ON COLUMN sealing_key.emptied_at IS 'when a walk from end to end found nothing under it: it may go';
COMMENT ON COLUMN sealing_key.began_at IS 'when the present walk to this key began';
COMMENT ON COLUMN sealing_key.walked_at IS 'when the last one ended';
COMMENT ON COLUMN sealing_key.found IS 'rows under other keys that the present walk has met';
