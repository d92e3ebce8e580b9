-- A volunteer's own report that was filed earns once, whatever it took, by a dated rule like any other.
COMMENT ON COLUMN earning_rule.per_hour IS 'of the kind report-filed: the amount, once a report';
INSERT INTO earning_rule (need_kind, evidence, currency, per_hour, ends_after, valid_from)
VALUES ('report-filed', 1, 'community-points', 5, 730, DATE '2020-01-01');

-- Whose report it is and that it was filed are told on two topics, in any order. Each has its own table, so that their readers
-- never wait for each other; who finds a report in both books it.
CREATE TABLE volunteer_report (
  report  uuid        PRIMARY KEY,
  subject text        CHECK (char_length(subject) <= 255),
  made_at timestamptz NOT NULL,
  outcome text        CHECK (outcome IN ('booked', 'no-profile', 'month-full', 'no-rule')),
  person  uuid        REFERENCES person (id),
  month   date        NOT NULL CHECK (extract(day FROM month) = 1),
  CHECK (outcome IS DISTINCT FROM 'booked' OR person IS NOT NULL),
  -- The account is of no use once it is decided.
  CHECK ((outcome IS NULL) = (subject IS NOT NULL))
);
COMMENT ON COLUMN volunteer_report.month IS 'in which it was made, in the city''s zone: so many of a month earn';
CREATE INDEX volunteer_report_open ON volunteer_report (made_at) WHERE outcome IS NULL;
CREATE INDEX volunteer_report_month ON volunteer_report (person, month) WHERE outcome = 'booked';

CREATE TABLE filed_report (
  report   uuid        PRIMARY KEY,
  filed_at timestamptz NOT NULL
);
CREATE INDEX filed_report_age ON filed_report (filed_at);
