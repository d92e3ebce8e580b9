-- Facts stay as they were added; what is still to be sent is a queue of its own. Marking a row as sent takes one narrow
-- row away instead of writing the fact, its payload and the entries of all its indexes a second time.
DROP INDEX outbox_unsent, outbox_unsent_key, outbox_sent;

CREATE TABLE outbox_unsent (
  lane        smallint NOT NULL,
  topic       text     NOT NULL,
  key         text     NOT NULL,
  seq         bigint   NOT NULL,
  failures    int      NOT NULL DEFAULT 0,
  parked_why  text,
  PRIMARY KEY (lane, topic, key, seq)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
CREATE UNIQUE INDEX outbox_unsent_of_lane ON outbox_unsent (lane, seq);

INSERT INTO outbox_unsent (lane, topic, key, seq, failures, parked_why)
SELECT lane, topic, key, seq, failures, parked_why FROM outbox WHERE sent_at IS NULL;

ALTER TABLE outbox
  DROP COLUMN sent_at,
  DROP COLUMN failures,
  DROP COLUMN parked_why,
  -- Consumers know an event by this id, but that it is unlike all others is sure by its making.
  DROP CONSTRAINT outbox_event_id_key,
  ADD COLUMN added_at timestamptz NOT NULL DEFAULT now();
-- Rows lie in the order of their time, and only the hourly sweep asks for it.
CREATE INDEX outbox_added ON outbox USING brin (added_at);
