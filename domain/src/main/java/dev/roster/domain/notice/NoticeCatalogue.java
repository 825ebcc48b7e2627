package dev.roster.domain.notice;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Every notice that exists, with its texts.
 *
 * <p>A service that embeds Roster may bring its own. Immutable and thread-safe.
 */
public final class NoticeCatalogue {

  // @formatter:off
  /** The notices of seed 003 (2, 3, 10, 11), of Discuz! Q (12), and ours about credentials. The user is never told who acted. */
  public static final NoticeCatalogue STANDARD = of(
      notice(NoticeId.REGISTRATION_APPROVED, Set.of(Variable.USERNAME),
          "审核通过通知",           "{username}你好，你的注册申请已审核通过。",
          "Registration approved", "Hello {username}, your registration has been approved."),
      notice(NoticeId.REGISTRATION_REJECTED, Variable.OF_TRANSITIONS,
          "审核拒绝通知",           "{username}你好，你的注册申请审核不通过，原因：{reason}",
          "Registration rejected", "Hello {username}, your registration has been rejected. Reason: {reason}"),
      notice(NoticeId.ACCOUNT_DISABLED, Variable.OF_TRANSITIONS,
          "账号禁用通知",           "{username}你好，你的帐号已禁用，原因：{reason}",
          "Account disabled",      "Hello {username}, your account has been disabled. Reason: {reason}"),
      notice(NoticeId.ACCOUNT_ENABLED, Set.of(Variable.USERNAME),
          "账号解除禁用通知",        "{username}你好，你的帐号已解除禁用",
          "Account enabled",       "Hello {username}, your account is no longer disabled."),
      notice(NoticeId.GROUPS_CHANGED, Variable.OF_GROUPS,
          "用户角色调整通知",        "{username}你好，你的角色由{oldgroupname}变更为{newgroupname}",
          "Groups changed",        "Hello {username}, your groups have changed from {oldgroupname} to {newgroupname}."),
      notice(NoticeId.PASSWORD_CHANGED, Set.of(Variable.USERNAME),
          "登录密码修改通知",        "{username}你好，你的登录密码已修改。如非本人操作，请尽快联系管理员。",
          "Password changed",      "Hello {username}, your password has been changed. If that was not you, contact an administrator soon."),
      notice(NoticeId.PAY_PASSWORD_CHANGED, Set.of(Variable.USERNAME),
          "支付密码修改通知",        "{username}你好，你的支付密码已修改。如非本人操作，请尽快联系管理员。",
          "Pay password changed",  "Hello {username}, your pay password has been changed. If that was not you, contact an administrator soon."),
      notice(NoticeId.CONTACT_CHANGED, Set.of(Variable.USERNAME),
          "联系方式修改通知",        "{username}你好，你的手机号或邮箱已修改。如非本人操作，请尽快联系管理员。",
          "Contact changed",       "Hello {username}, your mobile number or email has been changed. If that was not you, contact an administrator soon."),
      notice(NoticeId.USERNAME_CHANGED, Variable.OF_RENAMING,
          "用户名修改通知",          "{oldusername}你好，你的用户名已修改为{username}。如非本人操作，请尽快联系管理员。",
          "User name changed",     "Hello {oldusername}, your user name is now {username}. If that was not you, contact an administrator soon."));
  // @formatter:on

  private final Map<NoticeId, NoticeTemplate> templates;

  private NoticeCatalogue(Map<NoticeId, NoticeTemplate> templates) {
    this.templates = templates;
  }

  /**
   * A catalogue of these notices.
   *
   * @throws IllegalArgumentException if two share an id
   */
  public static NoticeCatalogue of(NoticeTemplate... notices) {
    Map<NoticeId, NoticeTemplate> templates = new TreeMap<>();
    for (NoticeTemplate template : notices) {
      if (templates.put(template.id(), template) != null) {
        throw new IllegalArgumentException("two notices have the id " + template.id().value());
      }
    }
    return new NoticeCatalogue(templates);
  }

  /** The template of an id, or empty where there is no such notice. */
  public Optional<NoticeTemplate> find(NoticeId id) {
    return Optional.ofNullable(templates.get(id));
  }

  /**
   * A notice in words.
   *
   * <p>One that this catalogue does not know, or can no longer fill in, comes from an older
   * catalogue. It is shown by its number alone, so that it does not hide the notices beside it.
   */
  public NoticeTemplate.Text render(Notice notice, Language language) {
    return find(notice.id())
        .filter(template -> template.fits(notice))
        .map(template -> template.render(notice, language))
        .orElseGet(() -> new NoticeTemplate.Text("#" + notice.id().value(), ""));
  }

  /**
   * Checks that a notice exists and names no more than what its change supplies.
   *
   * @param id the notice that a change owes
   * @param supplied the variables that such a change has
   * @throws IllegalArgumentException if it is unknown or names another variable
   */
  public void require(NoticeId id, Set<Variable> supplied) {
    NoticeTemplate template =
        find(id).orElseThrow(() -> new IllegalArgumentException("unknown notice " + id.value()));
    if (!supplied.containsAll(template.variables())) {
      throw new IllegalArgumentException(
          "notice %d names variables that its change does not supply".formatted(id.value()));
    }
  }

  private static NoticeTemplate notice(
      NoticeId id, Set<Variable> variables, String zhTitle, String zh, String enTitle, String en) {
    return new NoticeTemplate(
        id,
        variables,
        Map.of(
            Language.ZH_CN, new NoticeTemplate.Text(zhTitle, zh),
            Language.EN, new NoticeTemplate.Text(enTitle, en)));
  }
}
