package dev.roster.benchmark.load;

import java.util.Locale;

/** What is asked. Every value that is sent is a new one, so that every change is one. */
public enum Scenario {
  /** Everybody changes their own signature. */
  PATCH {
    @Override
    Script script(Member member, String run) {
      return new Script() {
        private long sent;

        @Override
        public Request next() {
          return patch(member, run + "-" + sent++);
        }
      };
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
      return new Script() {
        private long sent;

        @Override
        public Request next() {
          String status =
              sent % 2 == 0
                  ? "\"status\":1,\"refuse_message\":\"" + run + "-" + sent + "\""
                  : "\"status\":0";
          sent++;
          return change(member, member.staffToken(), status);
        }
      };
    }
  },

  /** Everybody changes their own description in the flat dialect. */
  WEIDU {
    @Override
    Script script(Member member, String run) {
      return new Script() {
        private long sent;

        @Override
        public Request next() {
          String body = "{\"desc\":\"" + run + "-" + sent++ + "\"}";
          return Request.send("PUT", "/weidu/api/v1/users/update", member.token(), body);
        }
      };
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
      return new Script() {
        // Not all connections at once.
        private long sent = member.user() % WRITES_EVERY;

        @Override
        public Request next() {
          return sent++ % WRITES_EVERY == 0 ? patch(member, run + "-" + sent) : read;
        }
      };
    }
  };

  private static final int WRITES_EVERY = 10;

  /** What the connection of this member asks in this run. */
  abstract Script script(Member member, String run);

  /** As it is written in names of figures and on the command line. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
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
