-- What the kit's own test service makes of its events.
CREATE TABLE note (
  id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  key  text NOT NULL,
  text text NOT NULL
);
