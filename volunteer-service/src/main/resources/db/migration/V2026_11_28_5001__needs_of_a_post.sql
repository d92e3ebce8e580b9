-- Needs proposed here may name the post or ribbon they came from, and one of these may ask for several things. Only of what
-- comes as an event there is one need an id.
DROP INDEX need_of_origin;
CREATE UNIQUE INDEX need_of_origin ON need (origin_kind, origin_id)
 WHERE origin_id IS NOT NULL AND origin_kind NOT IN ('community-post', 'yellow-ribbon');
