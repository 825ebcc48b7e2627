package dev.roster.application;

import dev.roster.application.LogIn.LoggedIn;
import dev.roster.application.port.Ids;
import dev.roster.application.port.Sessions.NewSession;
import dev.roster.domain.credential.Token;
import dev.roster.domain.identity.UserId;
import java.time.Duration;
import java.time.Instant;

/** The two tokens of a session, just made; only their hashes are stored. */
record Tokens(Token access, Token refresh) {

  static Tokens fresh(Ids ids) {
    return new Tokens(ids.token(), ids.token());
  }

  /** The session of a user that begins with them. */
  NewSession session(UserId user, String address, Instant now) {
    return new NewSession(
        user, access.hash(), refresh.hash(), now, SessionLife.expiry(now, now), address);
  }

  /** Shows them to the user, this once. */
  LoggedIn shown(Duration expiresIn, UserView user) {
    return new LoggedIn(access, refresh, expiresIn, user);
  }
}
