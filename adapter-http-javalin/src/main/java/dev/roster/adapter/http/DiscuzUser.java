package dev.roster.adapter.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roster.application.UserView;
import dev.roster.application.UserView.Personal;
import dev.roster.application.UserView.Shared;
import dev.roster.domain.profile.Email;
import dev.roster.domain.profile.Mobile;
import dev.roster.domain.user.Policy;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Writes a user as seed 003's response table has it, in its order. What the actor may not read is
 * left out.
 */
record DiscuzUser(Policy policy, Resources resources) {

  /** Every attribute of the table; what is sent of these and is not writable is read-only. */
  static final Set<String> NAMES =
      Set.of(
          "id",
          "username",
          "mobile",
          "avatarUrl",
          "threadCount",
          "followCount",
          "fansCount",
          "follow",
          "status",
          "signature",
          "loginAt",
          "joinedAt",
          "expiredAt",
          "createdAt",
          "updatedAt",
          "canEdit",
          "canDelete",
          "canWalletPay",
          "registerReason",
          "banReason",
          "originalMobile",
          "registerIp",
          "lastLoginIp",
          "identity",
          "realname",
          "walletBalance",
          "paid",
          "payTime",
          "unreadNotifications",
          "typeUnreadNotifications",
          "usernameBout",
          "canEditUsername",
          "email");

  /** The resource object. */
  ObjectNode resource(UserView view) {
    ObjectNode resource = resources.numbered(DiscuzPatch.TYPE, view.id().value());
    write(view, Resources.attributes(resource));
    return resource;
  }

  private void write(UserView view, ObjectNode node) {
    Shared shared = view.shared();
    Optional<Personal> personal = view.personal();
    node.put("username", shared.username().text());
    personal.ifPresent(
        seen -> node.put("mobile", seen.contact().mobile().map(Mobile::masked).orElse("")));
    node.put("avatarUrl", shared.profile().avatar().text());
    node.put("threadCount", shared.facts().threadCount().value());
    node.put("followCount", shared.followCount());
    node.put("fansCount", shared.fansCount());
    if (shared.follow().isPresent()) {
      node.put("follow", shared.follow().getAsInt());
    } else {
      node.putNull("follow");
    }
    node.put("status", shared.status().code());
    node.put("signature", shared.profile().signature().text());
    personal.ifPresent(seen -> time(node, "loginAt", seen.loginAt()));
    time(node, "joinedAt", Optional.of(shared.joinedAt()));
    personal.ifPresent(seen -> time(node, "expiredAt", seen.expiresAt()));
    time(node, "createdAt", Optional.of(shared.createdAt()));
    time(node, "updatedAt", Optional.of(shared.updatedAt()));
    node.put("canEdit", shared.canEdit());
    node.put("canDelete", shared.canDelete());
    view.own().ifPresent(own -> node.put("canWalletPay", own.canWalletPay()));
    view.review()
        .ifPresent(
            review ->
                node.put("registerReason", review.registerReason().text())
                    .put("banReason", review.banReason().text()));
    personal.ifPresent(seen -> personal(node, seen));
    view.own().ifPresent(own -> node.put("walletBalance", own.walletBalance()));
    personal.ifPresent(seen -> membership(node, seen));
    node.put("canEditUsername", shared.canEditUsername());
  }

  private static void personal(ObjectNode node, Personal seen) {
    node.put("originalMobile", seen.contact().mobile().map(Mobile::number).orElse(""));
    node.put("email", seen.contact().email().map(Email::address).orElse(""));
    node.put("registerIp", seen.registerIp());
    node.put("lastLoginIp", seen.lastLoginIp());
    node.put("identity", seen.identity().maskedIdentity());
    node.put("realname", seen.identity().realname());
  }

  private void membership(ObjectNode node, Personal seen) {
    node.put("paid", seen.paid());
    time(node, "payTime", seen.payTime());
    node.put("unreadNotifications", seen.unreadInAll());
    ObjectNode unread = node.putObject("typeUnreadNotifications");
    seen.unread().forEach(unread::put);
    node.put("usernameBout", seen.renames());
  }

  private void time(ObjectNode node, String name, Optional<Instant> time) {
    node.put(name, time.map(policy::shown).orElse(null));
  }
}
