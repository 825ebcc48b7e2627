-- The beginning of names, with what a list of users is ordered by: those whose names begin alike are put in order without
-- being read. The unique constraint has the names alone.
CREATE INDEX roster_user_username_c_ix ON roster_user (username_folded, erased_at, id, created_at);
