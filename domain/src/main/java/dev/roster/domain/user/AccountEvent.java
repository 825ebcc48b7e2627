package dev.roster.domain.user;

import dev.roster.domain.patch.Named;

/** What happens to an account as a whole; audited like an attribute, without any value. */
public enum AccountEvent implements Named {
  /** Everything personal was erased; the last entry that an account has. */
  ERASED("erased");

  private final String key;

  AccountEvent(String key) {
    this.key = key;
  }

  @Override
  public String key() {
    return key;
  }
}
