package dev.roster.benchmark.load;

import java.nio.charset.StandardCharsets;
import java.util.List;
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

  /** From an address of its own, since one address may make ten accounts an hour. */
  private Request register() {
    made++;
    String name = "u" + run + "-" + member.user() + "-" + made;
    long address = member.user() * 31_337 + made;
    String header =
        "X-Forwarded-For: 2001:db8:%x:%x:%x:%x::1\r\n"
            .formatted(
                Long.parseLong(run, Character.MAX_RADIX) & 0xffff,
                address >> 32 & 0xffff,
                address >> 16 & 0xffff,
                address & 0xffff);
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
