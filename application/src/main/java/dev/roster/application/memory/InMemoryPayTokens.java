package dev.roster.application.memory;

import dev.roster.application.port.PayTokens;
import dev.roster.domain.credential.PasswordHash;
import dev.roster.domain.credential.TokenHash;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.user.PresentedToken;
import java.time.Instant;

/** The pay-password tokens in memory. */
final class InMemoryPayTokens implements PayTokens {

  private final Memory memory;

  InMemoryPayTokens(Memory memory) {
    this.memory = memory;
  }

  @Override
  public boolean issue(TokenHash token, UserId owner, PasswordHash proven, Instant expiresAt) {
    return memory.write(
        tables -> {
          boolean unmoved =
              tables
                  .user(owner)
                  .flatMap(user -> user.credentials().payPassword())
                  .filter(proven::equals)
                  .isPresent();
          if (unmoved) {
            tables.payTokens.put(token, new PresentedToken(owner, expiresAt));
          }
          return unmoved;
        });
  }
}
