package dev.roster.adapter.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roster.application.UserView;
import dev.roster.application.UserView.Personal;
import dev.roster.application.UserView.Shared;
import dev.roster.domain.permission.GroupId;
import dev.roster.domain.profile.Mobile;
import dev.roster.domain.user.Profile;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes a user as seed 000's response table has it: its 20 members, in the order of its example.
 * The hash that the example shows is no member.
 */
final class WeiduUser {

  private static final Map<GroupId, String> ROLES =
      Map.of(
          GroupId.ADMINISTRATORS, "system_admin",
          GroupId.UNPAID, "unpaid_user",
          GroupId.GUESTS, "guest",
          GroupId.MEMBERS, "general_user");

  private WeiduUser() {}

  /** The documented members. Times are milliseconds since 1970; 0 for none, or none to be seen. */
  static ObjectNode of(UserView view) {
    Shared shared = view.shared();
    Profile profile = shared.profile();
    ObjectNode node = StrictJson.object();
    node.put("id", view.publicId().text());
    node.put("create_at", shared.createdAt().toEpochMilli());
    node.put("update_at", shared.updatedAt().toEpochMilli());
    node.put("username", shared.username().text());
    node.put("real_name_verified", shared.realNameVerified());
    node.put("nickname", profile.nickname().text());
    node.put("avatar_url", profile.avatar().text());
    node.put("city", profile.city().text());
    node.put("province", profile.province().text());
    node.put("country", profile.country().text());
    node.put("gender", profile.gender().code());
    node.put("roles", roles(shared));
    node.put("desc", profile.description().text());
    node.put("major", profile.major().text());
    node.put("level", profile.level().text());
    node.put("refund_rate", shared.facts().refundRate().value());
    node.put("dispute_rate", shared.facts().disputeRate().value());
    node.put("serve_num", shared.facts().serveNum().value());
    node.put("work_num", shared.facts().workNum().value());
    node.put(
        "last_password_update",
        view.personal()
            .flatMap(Personal::passwordChangedAt)
            .map(time -> time.toEpochMilli())
            .orElse(0L));
    return node;
  }

  /** The same with the masked mobile, for those who may see it. */
  static ObjectNode withMobile(UserView view) {
    ObjectNode node = of(view);
    view.personal()
        .ifPresent(
            seen -> node.put("mobile", seen.contact().mobile().map(Mobile::masked).orElse("")));
    return node;
  }

  private static String roles(Shared shared) {
    return shared.groups().stream()
        .sorted()
        .map(group -> ROLES.getOrDefault(group, "group_" + group.value()))
        .collect(Collectors.joining(" "));
  }
}
