package dev.roster.bootstrap.rules;

import dev.roster.bootstrap.configuration.Configuration;
import dev.roster.bootstrap.configuration.Configuration.Switch;
import dev.roster.bootstrap.configuration.Outlets;
import dev.roster.domain.delivery.DeliveryRule;
import dev.roster.domain.delivery.DeliveryRules;
import dev.roster.domain.notice.NoticeCatalogue;
import dev.roster.domain.status.TransitionTable;

/** The rules of a configuration about what leaves the program. */
public final class Rules {

  private Rules() {}

  /**
   * All of them, also those for channels that are not configured.
   *
   * @throws InvalidRules if an own file of rules cannot be used
   */
  public static DeliveryRules all(Configuration configuration) {
    DeliveryRules rules =
        configuration
            .noticesRules()
            .map(file -> RuleFile.read(file, TransitionTable.STANDARD, NoticeCatalogue.STANDARD))
            .orElse(DeliveryRules.STANDARD);
    return configuration.noticesCredentials() == Switch.ON ? rules : rules.withoutCredentials();
  }

  /**
   * Those that apply: over channels that are configured.
   *
   * @throws InvalidRules as above, or if one sends to where its channel does not
   */
  public static DeliveryRules inForce(Configuration configuration) {
    Outlets outlets = configuration.deliveries();
    DeliveryRules rules = all(configuration).over(outlets.channels());
    for (DeliveryRule rule : rules.rules()) {
      if (rule.enabled() && !outlets.reaches(rule.channel(), rule.recipient())) {
        throw new InvalidRules(
            "the rule on %s sends to %s, which the channel %s does not know"
                .formatted(rule.on().text(), rule.recipient().text(), rule.channel().name()));
      }
    }
    return rules;
  }
}
