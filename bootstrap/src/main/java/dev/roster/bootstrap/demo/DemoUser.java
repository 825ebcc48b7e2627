package dev.roster.bootstrap.demo;

import dev.roster.domain.status.Status;

/** Who is in the demo, in the order of their ids. */
enum DemoUser {
  // @formatter:off
  //        id  name                status               what it is there for
  ADMIN(    1,  "admin",            Status.NORMAL,       "administrator, in group 1"),
  REVIEWER( 2,  "reviewer",         Status.NORMAL,       "holds only user.edit.status"),
  EDITOR(   3,  "editor",           Status.NORMAL,       "holds only user.edit"),
  MEMBER(   4,  "member",           Status.NORMAL,       "an ordinary member"),
  PENDING(  5,  "pending",          Status.UNDER_REVIEW, "status 2, waits for approval"),
  REJECTED( 6,  "rejected",         Status.REJECTED,     "status 3, may apply again"),
  IGNORED(  7,  "ignored",          Status.IGNORED,      "status 4"),
  DISABLED( 8,  "disabled",         Status.DISABLED,     "status 1, cannot log in"),
  MINI(     9,  "mini",             Status.NORMAL,       "from a mini-program, has no password"),
  WEIDU(    10, "z3133549872957399", Status.NORMAL,      "the user of the weidu example");
  // @formatter:on

  /** The password of all who have one. */
  static final String PASSWORD = "roster-demo";

  /** The public id of {@link #WEIDU} (seed 000, example). */
  static final String WEIDU_ID = "erb4krcbbirbtcwnhwopeizz5o";

  private final int id;
  private final String username;
  private final Status status;
  private final String remark;

  DemoUser(int id, String username, Status status, String remark) {
    this.id = id;
    this.username = username;
    this.status = status;
    this.remark = remark;
  }

  /** The number of the user, where the demo has made the database. */
  int id() {
    return id;
  }

  /** The name to log in with. */
  String username() {
    return username;
  }

  /** The status at the beginning. */
  Status status() {
    return status;
  }

  /** What it is there for, in a few words. */
  String remark() {
    return remark;
  }
}
