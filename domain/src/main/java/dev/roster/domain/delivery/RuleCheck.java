package dev.roster.domain.delivery;

import dev.roster.domain.notice.NoticeCatalogue;
import dev.roster.domain.notice.NoticeId;
import dev.roster.domain.notice.NoticeTemplate;
import dev.roster.domain.status.Transition;
import dev.roster.domain.status.TransitionTable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What must hold of rules together, and of each beside the table and the notices in force.
 *
 * @param rules to be checked
 * @param templates their own texts
 * @param transitions the table in force
 * @param notices the notices in force
 */
record RuleCheck(
    List<DeliveryRule> rules,
    Map<String, NoticeTemplate> templates,
    TransitionTable transitions,
    NoticeCatalogue notices) {

  /** What one rule sends, of which there must be no other that does. */
  private record Sending(
      NoticeId notice, Optional<Transition> by, Channel channel, Recipient recipient) {}

  /**
   * Checks all of them, in their order.
   *
   * @throws BrokenRule for the first that is wrong
   */
  void check() {
    Map<Sending, Integer> sent = new HashMap<>();
    for (int index = 0; index < rules.size(); index++) {
      DeliveryRule rule = rules.get(index);
      Set<Occasion> occasions = occasions(rule);
      requireReachable(index, rule, occasions);
      requireTemplate(index, rule, occasions.iterator().next().notice());
      if (rule.enabled()) {
        requireFirst(index, rule, occasions, sent);
      }
    }
  }

  /** A way in which a notice comes to be owed. */
  private record Occasion(NoticeId notice, Optional<Transition> by) {}

  private Set<Occasion> occasions(DeliveryRule rule) {
    Set<Occasion> all = new HashSet<>();
    transitions
        .rows()
        .forEach(
            row ->
                row.notice().ifPresent(notice -> all.add(new Occasion(notice, Optional.of(row)))));
    NoticeId.OWED_OTHERWISE.forEach(notice -> all.add(new Occasion(notice, Optional.empty())));
    all.removeIf(occasion -> !rule.on().answersTo(occasion.notice(), occasion.by()));
    return all;
  }

  private void requireReachable(int index, DeliveryRule rule, Set<Occasion> occasions) {
    if (occasions.isEmpty()) {
      throw new BrokenRule(
          index, "nothing owes a notice on %s, so it never applies".formatted(rule.on().text()));
    }
  }

  private void requireTemplate(int index, DeliveryRule rule, NoticeId notice) {
    String name = rule.wording().template();
    if (name.isEmpty()) {
      if (notices.find(notice).isEmpty()) {
        throw new BrokenRule(index, "notice %d has no text".formatted(notice.value()));
      }
      return;
    }
    NoticeTemplate template = templates.get(name);
    if (template == null) {
      throw new BrokenRule(index, "there is no template '%s'".formatted(name));
    }
    if (!template.id().equals(notice)) {
      throw new BrokenRule(
          index,
          "template '%s' is for notice %d, not for %d"
              .formatted(name, template.id().value(), notice.value()));
    }
  }

  private static void requireFirst(
      int index, DeliveryRule rule, Set<Occasion> occasions, Map<Sending, Integer> sent) {
    for (Occasion each : occasions) {
      Integer other =
          sent.putIfAbsent(
              new Sending(each.notice(), each.by(), rule.channel(), rule.recipient()), index);
      if (other != null) {
        throw new BrokenRule(
            index,
            "notice %d goes over %s to %s by rule %d already"
                .formatted(
                    each.notice().value(),
                    rule.channel().name(),
                    rule.recipient().text(),
                    other + 1));
      }
    }
  }
}
