-- What lists of users are read by.

-- By creation.
CREATE INDEX roster_user_created_ix ON roster_user (created_at, id);

-- By creation, in one status: without it the most common status would be sorted anew for every page.
CREATE INDEX roster_user_status_created_ix ON roster_user (status, created_at, id);
