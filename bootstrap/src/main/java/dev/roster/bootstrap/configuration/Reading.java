package dev.roster.bootstrap.configuration;

import dev.roster.adapter.http.JsonApi;
import dev.roster.adapter.http.Origins;
import dev.roster.adapter.http.Proxies;
import dev.roster.adapter.jooq.Numbering;
import dev.roster.adapter.jooq.PostgresqlUrl;
import dev.roster.bootstrap.configuration.Configuration.Switch;
import dev.roster.bootstrap.configuration.Configuration.WeiduLevel;
import dev.roster.domain.user.Registering;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads typed values out of settings, and collects what is wrong with them. Not thread-safe. */
final class Reading {

  private final Settings settings;
  private final List<String> problems = new ArrayList<>();

  Reading(Settings settings) {
    this.settings = settings;
  }

  /** The configuration, or every problem of type, or else every problem of range. */
  Configuration configuration() {
    Configuration read =
        new Configuration(
            read(Key.DATA, Path.of("."), Reading::path, "must be a path"),
            database(),
            settings.of(Key.HOST).value(),
            number(Key.PORT),
            read(Key.ZONE, ZoneId.of("Z"), Reading::zone, "must be a time zone, as Asia/Shanghai"),
            oneOf(Key.REGISTER, Registering.class),
            number(Key.NAME_RETENTION),
            number(Key.USERNAME_QUOTA),
            oneOf(Key.WEIDU_LEVEL, WeiduLevel.class),
            flag(Key.AVATAR_HTTP),
            number(Key.BCRYPT_COST),
            number(Key.HASH_WAITING),
            new OutletReading(new TypedSettings(settings, this::report)).outlets(),
            read(
                Key.NOTICES_RULES,
                Optional.empty(),
                text -> given(text).map(Path::of),
                "must be a path"),
            oneOf(Key.NOTICES_CREDENTIALS, Switch.class),
            read(
                Key.METRICS_PORT,
                Optional.empty(),
                text -> given(text).map(Integer::valueOf),
                "must be a whole number"),
            settings.of(Key.METRICS_HOST).value(),
            flag(Key.TEST_MODE),
            oneOf(Key.JSONAPI, JsonApi.class),
            flag(Key.WEIDU_ALWAYS_200),
            flag(Key.IF_MATCH_REQUIRED),
            number(Key.BODY_LIMIT),
            number(Key.BULK_LIMIT),
            number(Key.SESSION_RATE),
            number(Key.SESSION_BURST),
            number(Key.ADDRESS_RATE),
            number(Key.ADDRESS_BURST),
            number(Key.REQUEST_TIMEOUT),
            number(Key.IDLE_TIMEOUT),
            number(Key.CONNECTIONS),
            number(Key.ADDRESS_CONNECTIONS),
            number(Key.THREADS),
            read(
                Key.PROXIES_TRUSTED,
                Proxies.NONE,
                text -> new Proxies(listed(text)),
                "must be addresses or blocks of them, as 10.0.0.0/8"),
            read(
                Key.CORS_ORIGINS,
                Origins.NONE,
                text -> new Origins(listed(text)),
                "must be origins as browsers send them, as https://app.example.org, or * alone"),
            number(Key.STOP_TIMEOUT));
    refuseIfAny();
    BeanValidator.get()
        .validate(read)
        .forEach(
            broken ->
                report(Key.ofProperty(broken.getPropertyPath().toString()), broken.getMessage()));
    refuseIfAny();
    return read;
  }

  private Database database() {
    return new Database(
        read(
            Key.DATABASE,
            Optional.empty(),
            text -> given(text).map(PostgresqlUrl::new),
            "must be a URL of PostgreSQL, as jdbc:postgresql://localhost:5432/roster, without user"
                + " and password before the host; the other database is SQLite, where data says"),
        given(settings.of(Key.DATABASE_USER).value()),
        given(settings.of(Key.DATABASE_PASSWORD).value()),
        number(Key.DATABASE_CONNECTIONS),
        number(Key.DATABASE_READERS),
        number(Key.DATABASE_PATIENCE),
        number(Key.DATABASE_WAITING),
        number(Key.DATABASE_BATCH),
        number(Key.DATABASE_STATEMENT_TIMEOUT),
        read(
            Key.DATABASE_IDS,
            Optional.empty(),
            text -> given(text).map(name -> Numbering.valueOf(name.toUpperCase(Locale.ROOT))),
            "must be sequential or ordered"));
  }

  private static Optional<String> given(String text) {
    return Optional.of(text).filter(some -> !some.isEmpty());
  }

  private int number(Key key) {
    return read(key, 0, Integer::valueOf, "must be a whole number");
  }

  private boolean flag(Key key) {
    return read(key, false, Reading::truth, "must be true or false");
  }

  private <E extends Enum<E>> E oneOf(Key key, Class<E> choice) {
    E[] all = choice.getEnumConstants();
    String names =
        Arrays.stream(all)
            .map(one -> one.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(" or "));
    return read(
        key,
        all[0],
        text -> Enum.valueOf(choice, text.toUpperCase(Locale.ROOT)),
        "must be " + names);
  }

  private <T> T read(Key key, T instead, Function<String, T> type, String rule) {
    try {
      return type.apply(settings.of(key).value().strip());
    } catch (IllegalArgumentException | DateTimeException e) {
      report(key, rule);
      return instead;
    }
  }

  private void report(Key key, String rule) {
    problems.add("%s: %s (%s)".formatted(key.text(), rule, settings.of(key).source()));
  }

  private void refuseIfAny() {
    if (!problems.isEmpty()) {
      throw new InvalidConfiguration(problems.stream().sorted().toList());
    }
  }

  private static Path path(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("empty");
    }
    return Path.of(text);
  }

  private static ZoneId zone(String text) {
    return ZoneId.of(text);
  }

  private static boolean truth(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("neither");
    };
  }

  /** What stands between commas, without blanks around it. */
  static Set<String> listed(String text) {
    return Arrays.stream(text.split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }
}
