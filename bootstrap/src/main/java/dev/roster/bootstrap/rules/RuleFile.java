package dev.roster.bootstrap.rules;

import dev.roster.domain.delivery.BrokenRule;
import dev.roster.domain.delivery.Channel;
import dev.roster.domain.delivery.DeliveryRule;
import dev.roster.domain.delivery.DeliveryRules;
import dev.roster.domain.delivery.Recipient;
import dev.roster.domain.delivery.Trigger;
import dev.roster.domain.delivery.Wording;
import dev.roster.domain.notice.Language;
import dev.roster.domain.notice.NoticeCatalogue;
import dev.roster.domain.notice.NoticeId;
import dev.roster.domain.notice.NoticeTemplate;
import dev.roster.domain.notice.Variable;
import dev.roster.domain.status.Status;
import dev.roster.domain.status.TransitionTable;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads rules of an own, and texts of an own, from a YAML file, in the place of the standard ones.
 *
 * <pre>{@code
 * rules:
 *   - on: 10              # a notice, or the transition that owes it: 0->1
 *     channel: mail
 *     to: subject         # or group:1, or fixed:NAME
 *     template: short     # one of the texts below; the notice's own if it is missing
 *     language: en        # or zh-CN, which it is if it is missing
 *     enabled: true
 *     expires: 7d         # s, m, h or d; never if it is missing
 * templates:
 *   short:
 *     notice: 10
 *     zh-CN: {title: 账号禁用, content: "{username}已被禁用"}
 *     en: {title: Disabled, content: "{username} is disabled"}
 * }</pre>
 *
 * <p>Everything is checked when it is read, and refused with file and line. Not thread-safe.
 */
public final class RuleFile {

  private static final Set<String> PARTS = Set.of("rules", "templates");
  private static final Set<String> OF_A_RULE =
      Set.of("on", "channel", "to", "template", "language", "enabled", "expires");
  private static final Pattern TRANSITION = Pattern.compile("([0-4])->([0-4])");
  private static final Pattern PERIOD = Pattern.compile("([1-9][0-9]{0,5})([smhd])");

  private final Path file;
  private final NoticeCatalogue notices;

  private RuleFile(Path file, NoticeCatalogue notices) {
    this.file = file;
    this.notices = notices;
  }

  /**
   * Reads a file.
   *
   * @param transitions the table in force
   * @param notices the notices in force
   * @throws InvalidRules if it cannot be read, or for the first thing that is wrong with it
   */
  public static DeliveryRules read(
      Path file, TransitionTable transitions, NoticeCatalogue notices) {
    try (Reader text = Files.newBufferedReader(file)) {
      Node root = new Yaml(new LoaderOptions()).compose(text);
      if (root == null) {
        throw new InvalidRules(file, 1, "there is nothing in it");
      }
      return new RuleFile(file, notices).rules(new Entry(file, root), transitions);
    } catch (NoSuchFileException e) {
      throw new InvalidRules(file, "there is no such file");
    } catch (IOException e) {
      throw new InvalidRules(file, "cannot be read: " + e.getClass().getSimpleName());
    } catch (MarkedYAMLException e) {
      throw new InvalidRules(file, e.getProblemMark().getLine() + 1, e.getProblem());
    } catch (YAMLException e) {
      throw new InvalidRules(file, e.getMessage());
    }
  }

  private DeliveryRules rules(Entry root, TransitionTable transitions) {
    Map<String, Entry> parts = root.members(PARTS);
    Map<String, NoticeTemplate> templates = new HashMap<>();
    if (parts.containsKey("templates")) {
      parts
          .get("templates")
          .members()
          .forEach((name, entry) -> templates.put(name, template(entry)));
    }
    List<Entry> entries = root.member("rules").list();
    List<DeliveryRule> rules = entries.stream().map(this::rule).toList();
    try {
      return DeliveryRules.of(rules, templates, transitions, notices);
    } catch (BrokenRule e) {
      throw entries.get(e.index()).broken(e.getMessage());
    }
  }

  private DeliveryRule rule(Entry entry) {
    Map<String, Entry> members = entry.members(OF_A_RULE);
    return new DeliveryRule(
        entry.member("on").read(RuleFile::trigger),
        entry.member("channel").read(Channel::new),
        entry.member("to").read(Recipient::parse),
        new Wording(
            of(members, "language")
                .map(each -> each.read(RuleFile::language))
                .orElse(Language.ZH_CN),
            of(members, "template").map(Entry::text).orElse("")),
        of(members, "enabled").map(each -> each.read(RuleFile::truth)).orElse(true),
        of(members, "expires").map(each -> each.read(RuleFile::period)));
  }

  private static Optional<Entry> of(Map<String, Entry> members, String name) {
    return Optional.ofNullable(members.get(name));
  }

  private NoticeTemplate template(Entry entry) {
    Entry of = entry.member("notice");
    NoticeId notice = of.read(RuleFile::notice);
    NoticeTemplate standard =
        notices
            .find(notice)
            .orElseThrow(() -> of.broken("there is no notice %d".formatted(notice.value())));
    Map<Language, NoticeTemplate.Text> texts = new EnumMap<>(Language.class);
    entry
        .members()
        .forEach(
            (key, value) -> {
              if (!key.equals("notice")) {
                texts.put(value.checked(() -> language(key)), text(value));
              }
            });
    return made(entry, standard, texts);
  }

  /** Own texts need not name everything that their notice brings. */
  private static NoticeTemplate made(
      Entry entry, NoticeTemplate standard, Map<Language, NoticeTemplate.Text> texts) {
    Set<Variable> named =
        standard.variables().stream()
            .filter(
                variable ->
                    texts.values().stream()
                        .anyMatch(text -> text.content().contains("{" + variable.key() + "}")))
            .collect(Collectors.toSet());
    return entry.checked(() -> new NoticeTemplate(standard.id(), named, texts));
  }

  private static NoticeTemplate.Text text(Entry entry) {
    entry.members(Set.of("title", "content"));
    return new NoticeTemplate.Text(entry.member("title").text(), entry.member("content").text());
  }

  private static Trigger trigger(String text) {
    Matcher transition = TRANSITION.matcher(text);
    if (transition.matches()) {
      return new Trigger.OfTransition(status(transition.group(1)), status(transition.group(2)));
    }
    return new Trigger.OfNotice(notice(text));
  }

  private static Status status(String code) {
    return Status.ofCode(Integer.parseInt(code)).orElseThrow();
  }

  private static NoticeId notice(String text) {
    if (!text.matches("[1-9][0-9]{0,8}")) {
      throw new IllegalArgumentException("neither a notice, as 10, nor a transition, as 0->1");
    }
    return new NoticeId(Integer.parseInt(text));
  }

  private static Language language(String tag) {
    return Arrays.stream(Language.values())
        .filter(language -> language.tag().equals(tag))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("a language is zh-CN or en"));
  }

  private static boolean truth(String text) {
    if (text.equals("true") || text.equals("false")) {
      return text.equals("true");
    }
    throw new IllegalArgumentException("either true or false");
  }

  private static Duration period(String text) {
    Matcher period = PERIOD.matcher(text);
    if (!period.matches()) {
      throw new IllegalArgumentException("a period is a number with s, m, h or d, as 7d");
    }
    long number = Long.parseLong(period.group(1));
    return switch (period.group(2)) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }
}
