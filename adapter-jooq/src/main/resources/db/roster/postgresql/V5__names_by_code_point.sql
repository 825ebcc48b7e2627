-- With what a list of users is ordered by: those whose names begin alike are put in order without being read.
DROP INDEX roster_user_username_c_ix;

CREATE INDEX roster_user_username_c_ix ON roster_user (username_folded COLLATE "C", erased_at, id, created_at);
