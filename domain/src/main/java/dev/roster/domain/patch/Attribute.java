package dev.roster.domain.patch;

import static dev.roster.domain.actor.Readers.EVERYONE;
import static dev.roster.domain.actor.Readers.NOBODY;
import static dev.roster.domain.actor.Readers.SELF_AND_EDITORS;
import static dev.roster.domain.actor.Readers.SELF_EDITORS_AND_REVIEWERS;
import static dev.roster.domain.patch.Editors.ACCOMPANIES;
import static dev.roster.domain.patch.Editors.ADMINISTRATOR;
import static dev.roster.domain.patch.Editors.GROUP_EDITOR;
import static dev.roster.domain.patch.Editors.REVIEWER;
import static dev.roster.domain.patch.Editors.SELF;
import static dev.roster.domain.patch.Editors.SELF_OR_EDITOR;
import static dev.roster.domain.patch.Editors.SELF_OR_EDITOR_BY_POLICY;
import static dev.roster.domain.patch.Editors.SELF_OR_SENIOR_EDITOR;

import dev.roster.domain.actor.Readers;

/**
 * Everything that can be sent to change a user, with who may edit it, who may read it, and whether
 * it can be removed.
 *
 * <p>This table is the only home of "who may what". Names are those of seed 003 where it has the
 * attribute; {@code groupId}, {@code expired_at} and {@code removePayPassword} are Discuz! Q's, the
 * last block is seed 000's, {@code email} is ours. Immutable and thread-safe.
 */
public enum Attribute implements Named {
  // @formatter:off
  //                         name                         edited by                 read by                     removable
  PASSWORD(                  "password",                  ACCOMPANIES,              NOBODY,                     false),
  NEW_PASSWORD(              "newPassword",               SELF_OR_SENIOR_EDITOR,    NOBODY,                     false),
  PASSWORD_CONFIRMATION(     "password_confirmation",     ACCOMPANIES,              NOBODY,                     false),
  PAY_PASSWORD(              "payPassword",               SELF,                     NOBODY,                     false),
  PAY_PASSWORD_CONFIRMATION( "pay_password_confirmation", ACCOMPANIES,              NOBODY,                     false),
  PAY_PASSWORD_TOKEN(        "pay_password_token",        ACCOMPANIES,              NOBODY,                     false),
  REMOVE_PAY_PASSWORD(       "removePayPassword",         ADMINISTRATOR,            NOBODY,                     false),
  MOBILE(                    "mobile",                    SELF_OR_SENIOR_EDITOR,    SELF_AND_EDITORS,           true),
  EMAIL(                     "email",                     SELF_OR_SENIOR_EDITOR,    SELF_AND_EDITORS,           true),
  STATUS(                    "status",                    REVIEWER,                 EVERYONE,                   false),
  REFUSE_MESSAGE(            "refuse_message",            ACCOMPANIES,              NOBODY,                     false),
  SIGNATURE(                 "signature",                 SELF_OR_EDITOR,           EVERYONE,                   true),
  USERNAME(                  "username",                  SELF_OR_EDITOR,           EVERYONE,                   false),
  REGISTER_REASON(           "register_reason",           SELF_OR_EDITOR,           SELF_EDITORS_AND_REVIEWERS, false),
  GROUPS(                    "groupId",                   GROUP_EDITOR,             EVERYONE,                   false),
  EXPIRED_AT(                "expired_at",                ADMINISTRATOR,            SELF_AND_EDITORS,           true),

  NICKNAME(                  "nickname",                  SELF_OR_EDITOR,           EVERYONE,                   true),
  AVATAR(                    "avatar_url",                SELF_OR_EDITOR,           EVERYONE,                   true),
  CITY(                      "city",                      SELF_OR_EDITOR,           EVERYONE,                   true),
  PROVINCE(                  "province",                  SELF_OR_EDITOR,           EVERYONE,                   true),
  COUNTRY(                   "country",                   SELF_OR_EDITOR,           EVERYONE,                   true),
  GENDER(                    "gender",                    SELF_OR_EDITOR,           EVERYONE,                   true),
  LEVEL(                     "level",                     SELF_OR_EDITOR_BY_POLICY, EVERYONE,                   true),
  MAJOR(                     "major",                     SELF_OR_EDITOR,           EVERYONE,                   true),
  DESCRIPTION(               "desc",                      SELF_OR_EDITOR,           EVERYONE,                   true);
  // @formatter:on

  private final String key;
  private final Editors editors;
  private final Readers readers;
  private final boolean removable;

  Attribute(String key, Editors editors, Readers readers, boolean removable) {
    this.key = key;
    this.editors = editors;
    this.readers = readers;
    this.removable = removable;
  }

  /** The stable name, used in storage and by both dialects. */
  @Override
  public String key() {
    return key;
  }

  /** Who may edit it. */
  public Editors editors() {
    return editors;
  }

  /** Who may read it; only they may send it back unchanged without the right to edit it. */
  public Readers readers() {
    return readers;
  }

  /** Whether {@link PatchField.Remove} is a legal change of it. */
  public boolean removable() {
    return removable;
  }
}
