package dev.roster.benchmark.load;

import java.util.Locale;
import java.util.function.LongFunction;

/** What is asked. Every value that is sent is a new one, so that every change is one. */
public enum Scenario {
  /** Everybody changes their own signature. */
  PATCH {
    @Override
    Script script(Member member, String run) {
      return numbered(0, number -> patch(member, run + "-" + number));
    }
  },

  /** Moderators at work: a user is made, then changed, disabled and enabled by an administrator. */
  REVIEW {
    @Override
    Script script(Member member, String run) {
      return new Review(member, run);
    }
  },

  /** An administrator disables users and enables them again: each request changes a status. */
  MODERATE {
    @Override
    Script script(Member member, String run) {
      return numbered(
          0,
          number ->
              change(
                  member,
                  member.staffToken(),
                  number % 2 == 0
                      ? "\"status\":1,\"refuse_message\":\"" + run + "-" + number + "\""
                      : "\"status\":0"));
    }
  },

  /** Everybody changes their own description in the flat dialect. */
  WEIDU {
    @Override
    Script script(Member member, String run) {
      return numbered(
          0,
          number -> {
            String body = "{\"desc\":\"" + run + "-" + number + "\"}";
            return Request.send("PUT", "/weidu/api/v1/users/update", member.token(), body);
          });
    }
  },

  /** Everybody looks at themselves. */
  READ {
    @Override
    Script script(Member member, String run) {
      Request request = read(member);
      return () -> request;
    }
  },

  /** Nine look at themselves, the tenth changes its signature. */
  MIXED {
    @Override
    Script script(Member member, String run) {
      Request read = read(member);
      // Not all connections at once.
      return numbered(
          member.user() % WRITES_EVERY,
          number -> number % WRITES_EVERY == 0 ? patch(member, run + "-" + number) : read);
    }
  };

  private static final int WRITES_EVERY = 10;

  /** What the connection of this member asks in this run. */
  abstract Script script(Member member, String run);

  /** As it is written in names of figures and on the command line. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static Script numbered(long first, LongFunction<Request> request) {
    return new Script() {
      private long next = first;

      @Override
      public Request next() {
        return request.apply(next++);
      }
    };
  }

  private static Request patch(Member member, String signature) {
    return change(member, member.token(), "\"signature\":\"" + signature + "\"");
  }

  private static Request change(Member member, String token, String attributes) {
    return Request.send(
        "PATCH",
        "/api/users/" + member.user(),
        token,
        "{\"data\":{\"attributes\":{" + attributes + "}}}");
  }

  private static Request read(Member member) {
    return Request.get("/api/users/" + member.user(), member.token());
  }
}
