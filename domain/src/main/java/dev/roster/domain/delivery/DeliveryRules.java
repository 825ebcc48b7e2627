package dev.roster.domain.delivery;

import dev.roster.domain.notice.NoticeCatalogue;
import dev.roster.domain.notice.NoticeId;
import dev.roster.domain.notice.NoticeTemplate;
import dev.roster.domain.profile.Email;
import dev.roster.domain.status.Transition;
import dev.roster.domain.status.TransitionTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which notice goes over which channel to whom.
 *
 * <p>The rules are data: the transaction that commits a change reads them, and so does whoever
 * prints what would be sent. A service may bring its own. Immutable and thread-safe.
 */
public final class DeliveryRules {

  /** To users by mail. */
  public static final Channel MAIL = new Channel("mail");

  /** To another service by HTTP. */
  public static final Channel WEBHOOK = new Channel("webhook");

  /** To a topic of Kafka. */
  public static final Channel KAFKA = new Channel("kafka");

  /** Nothing leaves the program. */
  public static final DeliveryRules NONE = new DeliveryRules(List.of(), Map.of());

  private static final Recipient SUBJECT = new Recipient.Subject();
  private static final Recipient DEFAULT = new Recipient.Fixed("default");
  private static final Duration WEEK = Duration.ofDays(7);

  /**
   * Every notice to its user by mail, as long as it is news, and to the default webhook and topic.
   */
  public static final DeliveryRules STANDARD =
      new DeliveryRules(
          Stream.of(
                  toAll(MAIL, SUBJECT, Optional.of(WEEK)),
                  toAll(WEBHOOK, DEFAULT, Optional.empty()),
                  toAll(KAFKA, DEFAULT, Optional.empty()))
              .flatMap(rules -> rules)
              .toList(),
          Map.of());

  private final List<DeliveryRule> rules;
  private final Map<String, NoticeTemplate> templates;

  private DeliveryRules(List<DeliveryRule> rules, Map<String, NoticeTemplate> templates) {
    this.rules = rules;
    this.templates = templates;
  }

  private static Stream<DeliveryRule> toAll(
      Channel channel, Recipient to, Optional<Duration> expiry) {
    return NoticeId.STANDARD.stream()
        .map(
            id ->
                new DeliveryRule(
                    new Trigger.OfNotice(id), channel, to, Wording.STANDARD, true, expiry));
  }

  /**
   * Rules of a service's own, checked so that nothing is left to fail when a notice is sent.
   *
   * @param rules in any order; copied
   * @param templates texts of their own, by name; copied
   * @param transitions the table in force
   * @param notices the notices in force
   * @throws BrokenRule if one can never apply, names a template that does not exist or is not for
   *     its notice, or sends what another sends already; it says which one
   */
  public static DeliveryRules of(
      List<DeliveryRule> rules,
      Map<String, NoticeTemplate> templates,
      TransitionTable transitions,
      NoticeCatalogue notices) {
    DeliveryRules made = new DeliveryRules(List.copyOf(rules), Map.copyOf(templates));
    new RuleCheck(made.rules, made.templates, transitions, notices).check();
    return made;
  }

  /** In their order; unmodifiable. */
  public List<DeliveryRule> rules() {
    return rules;
  }

  /** The channels that they go over. */
  public Set<Channel> channels() {
    return rules.stream().map(DeliveryRule::channel).collect(Collectors.toUnmodifiableSet());
  }

  /** These rules, as far as they go over these channels. */
  public DeliveryRules over(Set<Channel> channels) {
    return only(rule -> channels.contains(rule.channel()));
  }

  /** These rules without those for notices about credentials. */
  public DeliveryRules withoutCredentials() {
    return only(rule -> !(rule.on() instanceof Trigger.OfNotice of && of.notice().deliveredOnly()));
  }

  private DeliveryRules only(Predicate<DeliveryRule> kept) {
    return new DeliveryRules(rules.stream().filter(kept).toList(), templates);
  }

  /** The text of that name, or empty if there is none, such as one of earlier rules. */
  public Optional<NoticeTemplate> template(String name) {
    return Optional.ofNullable(templates.get(name));
  }

  /** The rules that apply to a notice, which a transition owes or something else does. */
  public List<DeliveryRule> applying(NoticeId notice, Optional<Transition> transition) {
    return rules.stream().filter(rule -> rule.appliesTo(notice, transition)).toList();
  }

  /**
   * What the rules ask for when a notice is owed.
   *
   * @param transition that owes it, if one does
   * @param now when it is owed
   * @param address where the subject was reached before the change; kept for what must not go to a
   *     new one
   */
  public List<Dispatch> dispatches(
      NoticeId notice, Optional<Transition> transition, Instant now, Optional<Email> address) {
    return applying(notice, transition).stream()
        .map(rule -> dispatch(rule, now, notice.deliveredOnly() ? address : Optional.empty()))
        .toList();
  }

  private static Dispatch dispatch(DeliveryRule rule, Instant now, Optional<Email> address) {
    return new Dispatch(
        rule.channel(),
        rule.recipient(),
        rule.recipient() instanceof Recipient.Subject ? address : Optional.empty(),
        rule.wording(),
        rule.expiry().map(now::plus));
  }
}
