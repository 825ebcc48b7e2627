package dev.roster.adapter.http;

import dev.roster.application.port.PasswordHasher;
import dev.roster.domain.credential.Password;
import dev.roster.domain.credential.PasswordHash;
import dev.roster.domain.credential.TokenHash;
import java.util.UUID;

/** Salted SHA-256: a real hasher that costs nothing, for tests alone. */
final class CheapHasher implements PasswordHasher {

  @Override
  public PasswordHash hash(Password secret) {
    return salted(UUID.randomUUID().toString(), secret);
  }

  @Override
  public boolean matches(Password candidate, PasswordHash stored) {
    String salt = stored.text().split("\\$", 2)[0];
    return salted(salt, candidate).equals(stored);
  }

  @Override
  public boolean needsUpgrade(PasswordHash stored) {
    return false;
  }

  private static PasswordHash salted(String salt, Password secret) {
    return new PasswordHash(salt + "$" + TokenHash.of(salt + secret.text()).hex());
  }
}
