-- How often an active administrator was taken away. Whoever does so writes this row, so that of two who each count on the
-- administrator whom the other takes away one loses, and decides again, wherever two may not write one row at once.
INSERT INTO roster_counter (name, last) VALUES ('administrators', 0);
