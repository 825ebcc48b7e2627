-- Everything that Roster stores, in SQL that SQLite and PostgreSQL read alike.
--
-- Times are milliseconds since 1970 in UTC. Hashes of tokens are 64 hexadecimal digits. Text without an index has no
-- length here: its limits live in the domain. Every constraint has a name.

CREATE TABLE roster_user (
    id                  BIGINT       NOT NULL,
    public_id           VARCHAR(26)  NOT NULL,
    version             BIGINT       NOT NULL,
    username            TEXT         NOT NULL,
    username_folded     VARCHAR(4590) NOT NULL, -- 255 characters, of which NFKC makes up to 18 each
    renames             INTEGER      NOT NULL,
    status              INTEGER      NOT NULL,  -- 0 NORMAL, 1 DISABLED, 2 UNDER_REVIEW, 3 REJECTED, 4 IGNORED
    status_reason       TEXT         NOT NULL,
    signature           TEXT         NOT NULL,
    nickname            TEXT         NOT NULL,
    avatar              TEXT         NOT NULL,
    gender              INTEGER      NOT NULL,  -- 0 unknown, 1 male, 2 female
    city                TEXT         NOT NULL,
    province            TEXT         NOT NULL,
    country             TEXT         NOT NULL,
    level               TEXT         NOT NULL,
    major               TEXT         NOT NULL,
    description         TEXT         NOT NULL,
    mobile              VARCHAR(16),
    email               TEXT,
    register_reason     TEXT         NOT NULL,
    register_ip         TEXT         NOT NULL,
    joined_at           BIGINT       NOT NULL,
    expires_at          BIGINT,
    password_hash       TEXT,
    pay_password_hash   TEXT,
    password_changed_at BIGINT,
    realname            TEXT         NOT NULL,
    identity            TEXT         NOT NULL,
    identity_verified   BOOLEAN      NOT NULL,
    created_at          BIGINT       NOT NULL,
    updated_at          BIGINT       NOT NULL,
    login_at            BIGINT,
    last_login_ip       TEXT         NOT NULL,
    CONSTRAINT roster_user_pk PRIMARY KEY (id),
    CONSTRAINT roster_user_public_id_uq UNIQUE (public_id),
    CONSTRAINT roster_user_username_uq UNIQUE (username_folded),
    CONSTRAINT roster_user_mobile_uq UNIQUE (mobile)
);

-- The pending queue.
CREATE INDEX roster_user_status_ix ON roster_user (status, id);

CREATE TABLE roster_group (
    id   BIGINT NOT NULL,
    name TEXT   NOT NULL,
    CONSTRAINT roster_group_pk PRIMARY KEY (id)
);

CREATE TABLE roster_group_permission (
    group_id   BIGINT      NOT NULL,
    permission VARCHAR(64) NOT NULL,
    CONSTRAINT roster_group_permission_pk PRIMARY KEY (group_id, permission),
    CONSTRAINT roster_group_permission_group_fk FOREIGN KEY (group_id) REFERENCES roster_group (id)
);

CREATE TABLE roster_user_group (
    user_id  BIGINT NOT NULL,
    group_id BIGINT NOT NULL,
    CONSTRAINT roster_user_group_pk PRIMARY KEY (user_id, group_id),
    CONSTRAINT roster_user_group_user_fk FOREIGN KEY (user_id) REFERENCES roster_user (id),
    CONSTRAINT roster_user_group_group_fk FOREIGN KEY (group_id) REFERENCES roster_group (id)
);

-- The members of a group; whether another administrator remains.
CREATE INDEX roster_user_group_group_ix ON roster_user_group (group_id, user_id);

CREATE TABLE roster_session (
    id                    BIGINT      NOT NULL,
    user_id               BIGINT      NOT NULL,
    access_hash           VARCHAR(64) NOT NULL,
    refresh_hash          VARCHAR(64) NOT NULL,
    previous_refresh_hash VARCHAR(64),          -- replaced, and a sign of theft if it comes again
    refreshed_at          BIGINT,
    created_at            BIGINT      NOT NULL,
    used_at               BIGINT      NOT NULL,
    expires_at            BIGINT      NOT NULL,
    ip                    TEXT        NOT NULL,
    CONSTRAINT roster_session_pk PRIMARY KEY (id),
    CONSTRAINT roster_session_access_uq UNIQUE (access_hash),
    CONSTRAINT roster_session_refresh_uq UNIQUE (refresh_hash),
    CONSTRAINT roster_session_user_fk FOREIGN KEY (user_id) REFERENCES roster_user (id)
);

CREATE INDEX roster_session_user_ix ON roster_session (user_id);

CREATE INDEX roster_session_previous_ix ON roster_session (previous_refresh_hash);

CREATE TABLE roster_pay_token (
    token_hash VARCHAR(64) NOT NULL,
    user_id    BIGINT      NOT NULL,
    expires_at BIGINT      NOT NULL,
    CONSTRAINT roster_pay_token_pk PRIMARY KEY (token_hash),
    CONSTRAINT roster_pay_token_user_fk FOREIGN KEY (user_id) REFERENCES roster_user (id)
);

CREATE INDEX roster_pay_token_user_ix ON roster_pay_token (user_id);

-- Tries at secrets.
CREATE TABLE roster_attempt (
    id       BIGINT       NOT NULL,
    key      VARCHAR(255) NOT NULL,
    tried_at BIGINT       NOT NULL,
    CONSTRAINT roster_attempt_pk PRIMARY KEY (id)
);

CREATE INDEX roster_attempt_key_ix ON roster_attempt (key, tried_at);

-- What is too old to count is found and dropped.
CREATE INDEX roster_attempt_tried_at_ix ON roster_attempt (tried_at);

-- The inboxes.
CREATE TABLE roster_notice (
    id         BIGINT  NOT NULL,
    user_id    BIGINT  NOT NULL,
    notice_id  INTEGER NOT NULL,  -- 2, 3, 10, 11, 12
    variables  TEXT    NOT NULL,  -- a JSON object of texts
    created_at BIGINT  NOT NULL,
    read_at    BIGINT,
    CONSTRAINT roster_notice_pk PRIMARY KEY (id),
    CONSTRAINT roster_notice_user_fk FOREIGN KEY (user_id) REFERENCES roster_user (id)
);

-- Newest first.
CREATE INDEX roster_notice_user_ix ON roster_notice (user_id, id);

-- How many are unread.
CREATE INDEX roster_notice_unread_ix ON roster_notice (user_id, read_at);

-- Notices to send over outside channels. A copy, not a reference: a user who empties the inbox is still sent what it is
-- owed.
CREATE TABLE roster_delivery (
    id         BIGINT      NOT NULL,
    user_id    BIGINT      NOT NULL,
    notice_id  INTEGER     NOT NULL,
    variables  TEXT        NOT NULL,
    channel    VARCHAR(32) NOT NULL,
    state      VARCHAR(16) NOT NULL,  -- waiting
    created_at BIGINT      NOT NULL,
    CONSTRAINT roster_delivery_pk PRIMARY KEY (id),
    CONSTRAINT roster_delivery_user_fk FOREIGN KEY (user_id) REFERENCES roster_user (id)
);

CREATE INDEX roster_delivery_state_ix ON roster_delivery (state, id);

CREATE INDEX roster_delivery_user_ix ON roster_delivery (user_id);

-- Append only. The key serves reading newest first too.
CREATE TABLE roster_audit (
    user_id      BIGINT      NOT NULL,
    version      BIGINT      NOT NULL,
    attribute    VARCHAR(64) NOT NULL,
    before_value TEXT        NOT NULL,
    after_value  TEXT        NOT NULL,
    reason       TEXT        NOT NULL,
    actor_id     BIGINT      NOT NULL,
    changed_at   BIGINT      NOT NULL,
    request_id   TEXT        NOT NULL,
    CONSTRAINT roster_audit_pk PRIMARY KEY (user_id, version, attribute),
    CONSTRAINT roster_audit_user_fk FOREIGN KEY (user_id) REFERENCES roster_user (id),
    CONSTRAINT roster_audit_actor_fk FOREIGN KEY (actor_id) REFERENCES roster_user (id)
);

-- The last number given to a row of each kind. They are never given again, not even when the newest row is deleted: a
-- session, a try or a delivery that is gone must not be taken for its successor.
CREATE TABLE roster_counter (
    name VARCHAR(32) NOT NULL,
    last BIGINT      NOT NULL,
    CONSTRAINT roster_counter_pk PRIMARY KEY (name)
);

INSERT INTO roster_counter (name, last) VALUES ('session', 0);
INSERT INTO roster_counter (name, last) VALUES ('attempt', 0);
INSERT INTO roster_counter (name, last) VALUES ('notice', 0);
INSERT INTO roster_counter (name, last) VALUES ('delivery', 0);

-- The fixed groups of Discuz! Q. Group 1 holds every permission by rule, so it needs no rows for them.
INSERT INTO roster_group (id, name) VALUES (1, '管理员');
INSERT INTO roster_group (id, name) VALUES (6, '待付费');
INSERT INTO roster_group (id, name) VALUES (7, '游客');
INSERT INTO roster_group (id, name) VALUES (10, '普通会员');
