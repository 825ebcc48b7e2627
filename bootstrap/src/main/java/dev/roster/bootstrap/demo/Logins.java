package dev.roster.bootstrap.demo;

import dev.roster.application.LogIn;
import dev.roster.application.Roster;
import dev.roster.domain.credential.Password;
import java.util.EnumMap;
import java.util.Map;

/** Logs the users of the demo in, as far as they can. */
final class Logins {

  private final Map<DemoUser, String> tokens = new EnumMap<>(DemoUser.class);
  private final Map<DemoUser, String> refusals = new EnumMap<>(DemoUser.class);

  /** Logs all of them in who have a password. */
  Logins(Roster roster) {
    for (DemoUser user : DemoUser.values()) {
      if (user == DemoUser.MINI) {
        refusals.put(user, "none: no password");
        continue;
      }
      roster
          .logIn()
          .logIn(new LogIn.Command(user.username(), new Password(DemoUser.PASSWORD), "127.0.0.1"))
          .fold(
              session -> tokens.put(user, session.access().text()),
              rejections -> refusals.put(user, "none: " + rejections.get(0).code().key()));
    }
  }

  /** Whether there is a token of this user. */
  boolean has(DemoUser user) {
    return tokens.containsKey(user);
  }

  /** The token of this user, or why there is none. */
  String of(DemoUser user) {
    return has(user) ? tokens.get(user) : refusals.get(user);
  }
}
