-- Names are searched by their beginning as a range in the order of code points. The unique constraint is in the order of
-- the database's language, which serves equality alone.
CREATE INDEX roster_user_username_c_ix ON roster_user (username_folded COLLATE "C");
