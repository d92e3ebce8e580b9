-- Devices of carers, which tell hours later what they could not tell at once. The key is sealed; the carer gets it once.
CREATE TABLE device (
  id         uuid  PRIMARY KEY,
  carer_id   uuid  NOT NULL REFERENCES carer,
  key_sealed bytea NOT NULL,
  made_at    timestamptz NOT NULL
);
CREATE INDEX device_carer ON device (carer_id);

CREATE TABLE device_entry (
  id          uuid   PRIMARY KEY REFERENCES visit_act,
  device_id   uuid   NOT NULL REFERENCES device,
  print       bytea  NOT NULL,
  based_on    bigint,
  clock_off_s bigint NOT NULL,
  received_at timestamptz NOT NULL
);
COMMENT ON COLUMN device_entry.print IS 'keyed print of what it said: the same entry again is known by it, another under the same id too';
COMMENT ON COLUMN device_entry.based_on IS 'version of the visit that the device had seen';
COMMENT ON COLUMN device_entry.clock_off_s IS 'seconds the clock of the device was ahead of ours when it told';
