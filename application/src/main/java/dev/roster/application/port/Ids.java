package dev.roster.application.port;

import dev.roster.domain.credential.Token;
import dev.roster.domain.identity.PublicId;

/** Makes identifiers that nobody can guess. Thread-safe. */
public interface Ids {

  /** A public id that no other user has. */
  PublicId publicId();

  /** A token of 128 random bits from a cryptographic generator. */
  Token token();
}
