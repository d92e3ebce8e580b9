-- What is shown of a report's words since the desk redacted them after acceptance: the latest version of intake's report
-- that did so. Kept by report and not by case, so that a redaction that comes before its dossier is not lost; no foreign
-- key, for the same reason. The reporter's own words are never here.
CREATE TABLE redacted_words (
  report_id   uuid        PRIMARY KEY,
  version     bigint      NOT NULL CHECK (version > 0),
  text        text        NOT NULL,
  redacted_at timestamptz NOT NULL
);
