package dev.roster.benchmark.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roster.adapter.bcrypt.BcryptHasher;
import dev.roster.adapter.jooq.JooqStore;
import dev.roster.application.CreateUser;
import dev.roster.application.Roster;
import dev.roster.application.port.Sessions.NewSession;
import dev.roster.benchmark.load.Member;
import dev.roster.domain.credential.Token;
import dev.roster.domain.credential.TokenHash;
import dev.roster.domain.identity.UserId;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.profile.Username;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Users for a database that no server uses yet, and sessions of some of them. */
public final class Crew {

  private static final Duration LIFE = Duration.ofDays(1);
  private static final int TOKEN_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final JooqStore store;
  private final Roster roster;

  private Crew(JooqStore store) {
    this.store = store;
    this.roster = Roster.builder().store(store).hasher(BcryptHasher.ofCost(4)).build();
  }

  /**
   * Makes an administrator and members.
   *
   * @param users how many members
   * @param asking how many of them, the last, get a session
   * @return those who have a session
   */
  public static List<Member> populate(JooqStore store, int users, int asking) {
    return new Crew(store).populate(users, asking);
  }

  /** Writes members to a file, as the driver reads them. */
  static void write(List<Member> members, Path file) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<String> lines = new ArrayList<>();
    for (Member member : members) {
      lines.add(json.writeValueAsString(member));
    }
    Files.write(file, lines);
  }

  private List<Member> populate(int users, int asking) {
    UserId chief = make(CreateUser.Command.named(new Username("chief")).in(GroupId.ADMINISTRATORS));
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < users; i++) {
      UserId member = make(CreateUser.Command.named(new Username("member" + i)));
      if (i >= users - asking) {
        members.add(new Member(member.value(), logIn(member), logIn(chief)));
      }
    }
    return members;
  }

  private UserId make(CreateUser.Command command) {
    return roster
        .createUser()
        .create(command)
        .fold(
            user -> user.id(),
            no -> {
              throw new IllegalStateException(no.toString());
            });
  }

  private String logIn(UserId user) {
    String token = new BigInteger(TOKEN_BITS, RANDOM).toString(Character.MAX_RADIX);
    token = "0".repeat(Token.LENGTH - token.length()) + token;
    Instant now = Instant.now();
    NewSession session =
        new NewSession(
            user, TokenHash.of(token), TokenHash.of("refresh " + token), now, now.plus(LIFE), "");
    store.sessions().open(session, any -> true).orElseThrow();
    return token;
  }
}
