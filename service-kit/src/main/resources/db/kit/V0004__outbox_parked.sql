-- Whether a key is parked is asked for each row that is to be sent; few rows ever are.
CREATE INDEX outbox_unsent_parked ON outbox_unsent (lane, topic, key, seq) WHERE parked_why IS NOT NULL;
