package dev.roster.adapter.jooq;

import dev.roster.application.port.PasswordHasher;
import dev.roster.domain.credential.Password;
import dev.roster.domain.credential.PasswordHash;

/** For those of whom nobody has a password. */
final class NoSecrets implements PasswordHasher {

  @Override
  public PasswordHash hash(Password secret) {
    return new PasswordHash("nobody's");
  }

  @Override
  public boolean matches(Password secret, PasswordHash stored) {
    return false;
  }

  @Override
  public boolean needsUpgrade(PasswordHash stored) {
    return false;
  }
}
