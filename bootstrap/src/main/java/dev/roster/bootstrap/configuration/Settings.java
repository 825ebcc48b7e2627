package dev.roster.bootstrap.configuration;

import io.smallrye.config.ConfigValue;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * What was set, key by key: a flag goes before the environment, the environment before a file, a
 * file before the default.
 *
 * <p>The file is a properties file in UTF-8. It is read only if it is named, by {@code --config} or
 * by {@code ROSTER_CONFIG}; none is looked for. An unknown key in it refuses the whole file, since
 * it is written for Roster alone and a misspelt key would be silently without effect. Unknown
 * variables that begin with {@code ROSTER_} are only reported, by {@link #unknownVariables}, since
 * the environment belongs to everybody. Values are taken as they are written: no expressions, no
 * profiles. Immutable and thread-safe.
 */
public final class Settings {

  /** The variable that names the file. */
  public static final String FILE_VARIABLE = Key.VARIABLES + "CONFIG";

  /**
   * Under which the library knows the keys; it makes {@code ROSTER_PORT} of {@code roster.port}.
   */
  private static final String PREFIX = "roster.";

  private static final int FLAG = 400;
  private static final int ENVIRONMENT = 300;
  private static final int FILE = 200;
  private static final int DEFAULT = 100;
  private static final String FLAGS = "command line";
  private static final String DEFAULTS = "default";

  private final Map<Key, Setting> settings = new EnumMap<>(Key.class);
  private final List<String> unknownVariables;

  private Settings(SmallRyeConfig config, Optional<Path> file, Map<String, String> environment) {
    for (Key key : Key.values()) {
      settings.put(key, setting(key, config.getConfigValue(PREFIX + key.text()), file));
    }
    unknownVariables =
        environment.keySet().stream()
            .filter(name -> name.startsWith(Key.VARIABLES) && !known(name))
            .sorted()
            .toList();
  }

  /**
   * Gathers every value from where it counts most.
   *
   * @param flags what the command line gives, not null
   * @param file the file that the command line names, if any
   * @param environment all variables, not null
   * @throws InvalidConfiguration if the file cannot be read or holds an unknown key
   */
  public static Settings gather(
      Map<Key, String> flags, Optional<Path> file, Map<String, String> environment) {
    SmallRyeConfigBuilder builder =
        new SmallRyeConfigBuilder()
            .withSources(new PropertiesConfigSource(named(flags), FLAGS, FLAG))
            .withSources(new EnvConfigSource(variables(environment), ENVIRONMENT))
            .withSources(new PropertiesConfigSource(defaults(), DEFAULTS, DEFAULT));
    Optional<Path> named =
        file.or(() -> Optional.ofNullable(environment.get(FILE_VARIABLE)).map(Path::of));
    named.ifPresent(path -> builder.withSources(source(path)));
    return new Settings(builder.build(), named, environment);
  }

  /** What a key is set to. */
  public Setting of(Key key) {
    return settings.get(key);
  }

  /** Names of variables that look like Roster's and are not, in alphabetical order. */
  public List<String> unknownVariables() {
    return unknownVariables;
  }

  /** Every setting, in the order of the keys. */
  public Collection<Setting> all() {
    return Collections.unmodifiableCollection(settings.values());
  }

  private static Setting setting(Key key, ConfigValue found, Optional<Path> file) {
    String source =
        switch (found.getConfigSourceOrdinal()) {
          case FLAG -> "flag " + key.flag();
          case ENVIRONMENT -> "environment variable " + key.variable();
          case FILE -> "file " + file.orElseThrow();
          default -> DEFAULTS;
        };
    return new Setting(key.text(), found.getValue(), source);
  }

  private static Map<String, String> named(Map<Key, String> flags) {
    return flags.entrySet().stream()
        .collect(Collectors.toMap(flag -> PREFIX + flag.getKey().text(), Map.Entry::getValue));
  }

  private static Map<String, String> defaults() {
    return Arrays.stream(Key.values())
        .collect(Collectors.toMap(key -> PREFIX + key.text(), Key::standard));
  }

  private static Map<String, String> variables(Map<String, String> environment) {
    return environment.entrySet().stream()
        .filter(variable -> variable.getKey().startsWith(Key.VARIABLES))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static boolean known(String variable) {
    return variable.equals(FILE_VARIABLE)
        || Arrays.stream(Key.values()).anyMatch(key -> key.variable().equals(variable));
  }

  private static PropertiesConfigSource source(Path file) {
    Properties read = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      read.load(reader);
    } catch (CharacterCodingException | IllegalArgumentException e) {
      throw new InvalidConfiguration("file " + file + " is no properties file in UTF-8");
    } catch (IOException e) {
      throw new InvalidConfiguration("file " + file + " cannot be read");
    }
    List<String> unknown =
        read.stringPropertyNames().stream()
            .filter(name -> Key.ofText(name).isEmpty())
            .sorted()
            .map(name -> name + ": there is no such key (file " + file + ")")
            .toList();
    if (!unknown.isEmpty()) {
      throw new InvalidConfiguration(unknown);
    }
    Map<String, String> named = new HashMap<>();
    read.forEach((name, value) -> named.put(PREFIX + name, (String) value));
    return new PropertiesConfigSource(named, file.toString(), FILE);
  }
}
