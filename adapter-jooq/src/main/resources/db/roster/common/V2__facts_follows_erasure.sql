-- What other services know of users, who follows whom, and what is left of users who are erased.

-- One row for each user of whom anything is known.
CREATE TABLE roster_facts (
    user_id        BIGINT           NOT NULL,
    thread_count   INTEGER          NOT NULL,
    work_num       INTEGER          NOT NULL,
    serve_num      INTEGER          NOT NULL,
    refund_rate    DOUBLE PRECISION NOT NULL,
    dispute_rate   DOUBLE PRECISION NOT NULL,
    wallet_balance BIGINT           NOT NULL,  -- in hundredths
    pay_time       BIGINT,
    CONSTRAINT roster_facts_pk PRIMARY KEY (user_id),
    CONSTRAINT roster_facts_user_fk FOREIGN KEY (user_id) REFERENCES roster_user (id)
);

-- Unread messages of other services, by kind.
CREATE TABLE roster_unread (
    user_id BIGINT      NOT NULL,
    kind    VARCHAR(32) NOT NULL,
    unread  INTEGER     NOT NULL,
    CONSTRAINT roster_unread_pk PRIMARY KEY (user_id, kind),
    CONSTRAINT roster_unread_user_fk FOREIGN KEY (user_id) REFERENCES roster_user (id)
);

-- Who follows whom. Whether it is mutual is another row.
CREATE TABLE roster_follow (
    from_id    BIGINT NOT NULL,
    to_id      BIGINT NOT NULL,
    id         BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    CONSTRAINT roster_follow_pk PRIMARY KEY (from_id, to_id),
    CONSTRAINT roster_follow_id_uq UNIQUE (id),
    CONSTRAINT roster_follow_from_fk FOREIGN KEY (from_id) REFERENCES roster_user (id),
    CONSTRAINT roster_follow_to_fk FOREIGN KEY (to_id) REFERENCES roster_user (id)
);

-- Whom one follows and one's fans: how many, and newest first.
CREATE INDEX roster_follow_from_ix ON roster_follow (from_id, id);

CREATE INDEX roster_follow_to_ix ON roster_follow (to_id, id);

INSERT INTO roster_counter (name, last) VALUES ('follow', 0);

-- An erased user keeps its row, so that its number is never given again and the audit still refers to it. Its folded
-- name stays taken for a while; then it makes room for a text that no name folds to.
ALTER TABLE roster_user ADD COLUMN erased_at BIGINT;

ALTER TABLE roster_user ADD COLUMN name_kept_until BIGINT;

CREATE INDEX roster_user_name_kept_until_ix ON roster_user (name_kept_until);
