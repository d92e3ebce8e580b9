-- A need whose places the service fills by asking people, wave after wave. Changed under the lock of the need's row only.
CREATE TABLE need_filling (
  need_id      uuid        PRIMARY KEY REFERENCES need (id),
  state        text        NOT NULL CHECK (state IN ('ACTIVE', 'STOPPED', 'ENDED')),
  waves        int         NOT NULL CHECK (waves >= 0),
  begun_by     text        NOT NULL,
  begun_at     timestamptz NOT NULL,
  ended_at     timestamptz,
  need_version bigint      NOT NULL,
  look_at      timestamptz,
  CHECK ((state = 'ACTIVE') = (ended_at IS NULL))
);
COMMENT ON COLUMN need_filling.need_version IS 'of the need when it was last looked at: another one means that a place may be free, or the need over';
COMMENT ON COLUMN need_filling.look_at IS 'the soonest moment at which time alone may change something; null: only the need can';
CREATE INDEX need_filling_active ON need_filling (look_at, need_id) WHERE state = 'ACTIVE';

-- Who was asked for a need, and what they said.
CREATE TABLE invitation (
  id           uuid             PRIMARY KEY,
  version      bigint           NOT NULL CHECK (version > 0),
  need_id      uuid             NOT NULL REFERENCES need_filling (need_id),
  person_id    uuid             NOT NULL REFERENCES person (id),
  state        text             NOT NULL,
  wave         int              NOT NULL CHECK (wave > 0),
  asked_for    text             NOT NULL,
  score        double precision NOT NULL CHECK (score BETWEEN 0 AND 1),
  asked_at     timestamptz      NOT NULL,
  answer_until timestamptz      NOT NULL CHECK (answer_until >= asked_at),
  answered_at  timestamptz,
  answered_by  text,
  answered_as  text             CHECK (answered_as IN ('oneself', 'representative', 'desk')),
  reason       text             CHECK (char_length(reason) <= 500),
  claim_id     uuid             REFERENCES claim (id),
  ended_at     timestamptz,
  CHECK ((answered_at IS NULL) = (answered_by IS NULL) AND (answered_at IS NULL) = (answered_as IS NULL)),
  CHECK ((state = 'CHOSEN') = (claim_id IS NOT NULL))
);
COMMENT ON COLUMN invitation.asked_for IS 'time and place of the need as it was then: a no counts until they change';
COMMENT ON COLUMN invitation.answered_by IS 'subject of who said it: the person, or who may act for them';
-- Nobody has two open invitations for a need, and nobody is asked again for what they were asked for already. Who was called
-- off before they could answer, or said yes in vain, may be asked again.
CREATE UNIQUE INDEX invitation_one_open ON invitation (need_id, person_id) WHERE state IN ('ASKED', 'ACCEPTED');
CREATE UNIQUE INDEX invitation_asked_once ON invitation (need_id, person_id, asked_for)
  WHERE state NOT IN ('NOT_CHOSEN', 'CALLED_OFF');
CREATE INDEX invitation_of_need ON invitation (need_id, id);
CREATE INDEX invitation_of_person ON invitation (person_id, id);
CREATE INDEX invitation_lately ON invitation (asked_at);

-- Whether a claim tells how probably its person comes. A hold that somebody else made for them and that lapsed does not,
-- nor does a claim let go because nobody needs to come any more.
ALTER TABLE claim ADD COLUMN telling boolean NOT NULL DEFAULT true;
UPDATE claim c SET telling = false
  FROM person p
 WHERE p.id = c.person_id AND c.state = 'LAPSED' AND c.claimed_by IS DISTINCT FROM p.subject;
