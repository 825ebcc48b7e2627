package dev.roster.application;

import dev.roster.application.port.Ids;
import dev.roster.domain.credential.Token;
import dev.roster.domain.identity.PublicId;
import dev.roster.domain.identity.ZBase32;
import java.security.SecureRandom;
import java.util.UUID;

/** Identifiers from the platform's cryptographic generator. Thread-safe. */
final class RandomIds implements Ids {

  private static final int TOKEN_BYTES = 16;

  private final SecureRandom random = new SecureRandom();

  @Override
  public PublicId publicId() {
    return PublicId.of(UUID.randomUUID());
  }

  @Override
  public Token token() {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return new Token(ZBase32.encode(bytes));
  }
}
