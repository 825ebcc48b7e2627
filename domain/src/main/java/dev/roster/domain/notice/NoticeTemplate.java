package dev.roster.domain.notice;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The title and text of one notice in every language.
 *
 * <p>Immutable and thread-safe.
 *
 * @param id which notice, not null
 * @param variables what the text names, each in every language; not null
 * @param texts title and text by language, one for each language; not null
 */
public record NoticeTemplate(NoticeId id, Set<Variable> variables, Map<Language, Text> texts) {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

  /**
   * Title and text of a notice in one language, as a template or rendered.
   *
   * @param title a few words, not null
   * @param content a sentence, not null; in a template {@code {name}} stands for a variable
   */
  public record Text(String title, String content) {
    /** Refuses null. */
    public Text {
      Objects.requireNonNull(title, "title");
      Objects.requireNonNull(content, "content");
    }
  }

  /**
   * Checks the template when it is loaded, so that nothing is left to fail when it is sent.
   *
   * @throws IllegalArgumentException if a language is missing, if a title or text is blank, or if a
   *     text names a variable that is not declared, or leaves out one that is; it names notice,
   *     language and variable
   */
  public NoticeTemplate {
    Objects.requireNonNull(id, "id");
    variables = Set.copyOf(variables);
    texts = Map.copyOf(texts);
    Set<String> declared = variables.stream().map(Variable::key).collect(Collectors.toSet());
    for (Language language : Language.values()) {
      Text text = texts.get(language);
      if (text == null) {
        throw new IllegalArgumentException(
            "notice %d has no %s text".formatted(id.value(), language.tag()));
      }
      if (text.title().isBlank() || text.content().isBlank()) {
        throw new IllegalArgumentException(
            "notice %d, %s: blank title or text".formatted(id.value(), language.tag()));
      }
      Set<String> named = named(text.content());
      refuse(id, language, "unknown variable", difference(named, declared));
      refuse(id, language, "missing variable", difference(declared, named));
    }
  }

  /**
   * Fills the text in, in one pass: braces inside a value stay as they are. An empty reason reads 无
   * or "none given". Nothing is escaped; that is for whoever shows it.
   *
   * @throws IllegalArgumentException if the notice lacks a variable of this template
   */
  public Text render(Notice notice, Language language) {
    Text text = texts.get(language);
    Function<MatchResult, String> value =
        match -> Matcher.quoteReplacement(value(notice, match.group(1), language));
    return new Text(text.title(), PLACEHOLDER.matcher(text.content()).replaceAll(value));
  }

  /** Whether a notice brings every variable that the text names. */
  public boolean fits(Notice notice) {
    return variables.stream().map(Variable::key).allMatch(notice.variables()::containsKey);
  }

  private String value(Notice notice, String key, Language language) {
    String value = notice.variables().get(key);
    if (value == null) {
      throw new IllegalArgumentException("notice " + id.value() + " came without '" + key + "'");
    }
    if (value.isEmpty() && key.equals(Variable.REASON.key())) {
      return language == Language.ZH_CN ? "无" : "none given";
    }
    return value;
  }

  private static Set<String> named(String content) {
    return PLACEHOLDER
        .matcher(content)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toSet());
  }

  private static Set<String> difference(Set<String> from, Set<String> without) {
    Set<String> rest = new HashSet<>(from);
    rest.removeAll(without);
    return rest;
  }

  private static void refuse(NoticeId id, Language language, String what, Set<String> names) {
    if (!names.isEmpty()) {
      Object[] sorted = names.stream().sorted().toArray();
      throw new IllegalArgumentException(
          "notice %d, %s: %s %s"
              .formatted(id.value(), language.tag(), what, Arrays.toString(sorted)));
    }
  }
}
