-- What becomes of the notices that are to be sent over outside channels.
--
-- The table is made anew, so that no column needs a default that nobody means. What waits in it was never sent: it goes to
-- the user whom it is about, and is due at once.

CREATE TABLE roster_delivery_before AS
SELECT id, user_id, notice_id, variables, channel, state, created_at FROM roster_delivery;

DROP TABLE roster_delivery;

-- A copy of the notice, not a reference: a user who empties the inbox is still sent what it is owed.
CREATE TABLE roster_delivery (
    id           BIGINT       NOT NULL,
    user_id      BIGINT       NOT NULL,  -- whom it is about
    user_version BIGINT       NOT NULL,  -- that the change made; 0 if nobody knows any more
    notice_id    INTEGER      NOT NULL,
    variables    TEXT         NOT NULL,
    channel      VARCHAR(32)  NOT NULL,
    addressee    VARCHAR(80)  NOT NULL,  -- user:7 or fixed:audit
    address      TEXT,                   -- where to, if that must not be looked up when it is sent
    language     VARCHAR(16)  NOT NULL,
    template     VARCHAR(64)  NOT NULL,
    created_at   BIGINT       NOT NULL,
    expires_at   BIGINT,
    state        VARCHAR(16)  NOT NULL,  -- waiting, leased, accepted, failed, dead, expired
    tries        INTEGER      NOT NULL,
    due_at       BIGINT       NOT NULL,
    token        BIGINT       NOT NULL,  -- of the last lease; 0 before the first
    leased_until BIGINT,                 -- of those that are leased, and no others
    tried_at     BIGINT,
    ended_at     BIGINT,                 -- of those that are accepted, dead or expired, and no others
    problem      VARCHAR(255) NOT NULL,
    CONSTRAINT roster_delivery_pk PRIMARY KEY (id),
    CONSTRAINT roster_delivery_user_fk FOREIGN KEY (user_id) REFERENCES roster_user (id)
);

INSERT INTO roster_delivery (
    id, user_id, user_version, notice_id, variables, channel, addressee, address, language, template, created_at,
    expires_at, state, tries, due_at, token, leased_until, tried_at, ended_at, problem
)
SELECT
    id, user_id, 0, notice_id, variables, channel, 'user:' || user_id, NULL, 'zh-CN', '', created_at,
    NULL, state, 0, created_at, 0, NULL, NULL, NULL, ''
FROM roster_delivery_before;

DROP TABLE roster_delivery_before;

-- Lists, newest first.
CREATE INDEX roster_delivery_user_ix ON roster_delivery (user_id, id);

CREATE INDEX roster_delivery_state_ix ON roster_delivery (state, id);

CREATE INDEX roster_delivery_channel_ix ON roster_delivery (channel, id);

-- Those that have not ended are few among all there are, so they have indexes of their own.

-- [jooq ignore start]
-- Which is given out next.
CREATE INDEX roster_delivery_due_ix ON roster_delivery (channel, (COALESCE(leased_until, due_at)), id)
    WHERE ended_at IS NULL;

-- Whether another comes before it.
CREATE INDEX roster_delivery_queue_ix ON roster_delivery (user_id, channel, addressee, user_version, id)
    WHERE ended_at IS NULL;

-- Whose time is over.
CREATE INDEX roster_delivery_expiry_ix ON roster_delivery (channel, expires_at)
    WHERE ended_at IS NULL AND expires_at IS NOT NULL;
-- [jooq ignore stop]
