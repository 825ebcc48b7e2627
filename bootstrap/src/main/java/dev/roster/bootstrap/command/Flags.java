package dev.roster.bootstrap.command;

import dev.roster.bootstrap.configuration.Configuration;
import dev.roster.bootstrap.configuration.Key;
import dev.roster.bootstrap.configuration.Settings;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The flags that set a configuration, made from its keys, so that there is one list of them. */
final class Flags {

  private static final String FILE = "--config";

  private Flags() {}

  /** A command that also takes a flag for each of these keys, and the name of a file. */
  static CommandLine on(Object command, Set<Key> keys) {
    CommandSpec spec = CommandSpec.forAnnotatedObject(command);
    spec.usageMessage().sortOptions(false);
    keys.forEach(key -> spec.addOption(flag(key)));
    spec.addOption(
        OptionSpec.builder(FILE)
            .paramLabel("FILE")
            .type(Path.class)
            .description(
                "A properties file with any of the keys. Default: $" + Settings.FILE_VARIABLE)
            .build());
    return new CommandLine(spec);
  }

  /** What was set on a command line, in the environment, in a file or by default. */
  static Settings settings(ParseResult parsed, Map<String, String> environment) {
    Map<Key, String> given = new EnumMap<>(Key.class);
    for (Key key : Key.values()) {
      Optional.<String>ofNullable(parsed.matchedOptionValue(key.flag(), null))
          .ifPresent(value -> given.put(key, value));
    }
    return Settings.gather(
        given, Optional.ofNullable(parsed.matchedOptionValue(FILE, null)), environment);
  }

  /** The configuration of {@link #settings}. */
  static Configuration configuration(ParseResult parsed, Map<String, String> environment) {
    return Configuration.of(settings(parsed, environment));
  }

  private static OptionSpec flag(Key key) {
    String standard = key.standard().isEmpty() ? "none" : key.standard();
    return OptionSpec.builder(key.flag())
        .paramLabel(key.isSwitch() ? "true|false" : "VALUE")
        .type(String.class)
        .arity(key.isSwitch() ? "0..1" : "1")
        .fallbackValue(key.isSwitch() ? "true" : "")
        .description(key.meaning() + ". Default: " + standard)
        .build();
  }
}
