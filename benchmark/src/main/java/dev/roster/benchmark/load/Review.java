package dev.roster.benchmark.load;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a user by registering it, then changes, disables and enables it; again and again. */
final class Review implements Script {

  private static final Pattern ID = Pattern.compile("\"id\":\"([0-9]+)\"");
  private static final List<String> STEPS =
      List.of("\"signature\":\"%s\"", "\"status\":1,\"refuse_message\":\"%s\"", "\"status\":0");

  private final Member member;
  private final String run;
  private long made;
  private int step = STEPS.size();
  private String user = "";

  Review(Member member, String run) {
    this.member = member;
    this.run = run;
  }

  @Override
  public Request next() {
    if (step == STEPS.size()) {
      step = 0;
      return register();
    }
    String attributes = STEPS.get(step++).formatted(run + made);
    return Request.send("PATCH", "/api/users/" + user, member.staffToken(), document(attributes));
  }

  /** From a network of its own, since one may make ten accounts an hour. */
  private Request register() {
    made++;
    String name =
        "u%s-%s-%d".formatted(run, Long.toString(member.user(), Character.MAX_RADIX), made);
    int hash = Objects.hash(run, member.user(), made);
    String header =
        "X-Forwarded-For: 2001:%x:%x:%x::1\r\n"
            .formatted(made & 0xffff, hash >>> 16, hash & 0xffff);
    String attributes =
        "\"username\":\"%s\",\"password\":\"a long password\",\"password_confirmation\":\"a long password\""
            .formatted(name);
    return Request.send("POST", "/api/register", "", document(attributes), header, 201);
  }

  private static String document(String attributes) {
    return "{\"data\":{\"attributes\":{" + attributes + "}}}";
  }

  @Override
  public void answered(byte[] body) {
    if (step == 0) {
      Matcher id = ID.matcher(new String(body, StandardCharsets.UTF_8));
      if (!id.find()) {
        throw new IllegalStateException("the answer to a registration names no user");
      }
      user = id.group(1);
    }
  }
}
