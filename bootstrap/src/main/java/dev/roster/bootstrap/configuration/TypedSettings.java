package dev.roster.bootstrap.configuration;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Settings in the types that outlets are made of. Not thread-safe.
 *
 * @param settings all values
 * @param report takes what is wrong, by key
 */
record TypedSettings(Settings settings, BiConsumer<Key, String> report) {

  private static final String PAIRS =
      "must be names with values, as default=VALUE, with blanks between";

  /** A name and its value. */
  record Pair(String name, String value) {}

  /** Empty for what is wrong, which is then reported of this key. */
  <T> Optional<T> read(Key key, Supplier<T> made) {
    try {
      return Optional.of(made.get());
    } catch (Reported already) {
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      report.accept(key, e.getMessage());
      return Optional.empty();
    }
  }

  /** Of up to nine digits. */
  int number(Key key) {
    return value(
        key,
        () -> {
          if (!text(key).matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException("must be a whole number");
          }
          return Integer.parseInt(text(key));
        });
  }

  /** Does not repeat what it was given. */
  static URI uri(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("must be URIs", e);
    }
  }

  /** What has been reported is not reported again, of another key. */
  static final class Reported extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
  }

  /** As {@link #read}, where nothing can be made without it. */
  <T> T value(Key key, Supplier<T> made) {
    return read(key, made).orElseThrow(Reported::new);
  }

  /** What stands between blanks, each with a name. */
  List<Pair> pairs(Key key) {
    return value(
        key,
        () ->
            Arrays.stream(text(key).split("\\s+"))
                .filter(each -> !each.isEmpty())
                .map(TypedSettings::pair)
                .toList());
  }

  private static Pair pair(String text) {
    int middle = text.indexOf('=');
    if (middle < 1 || middle == text.length() - 1) {
      throw new IllegalArgumentException(PAIRS);
    }
    return new Pair(text.substring(0, middle), text.substring(middle + 1));
  }

  /** What stands between commas. */
  Set<String> listed(Key key) {
    return Reading.listed(text(key));
  }

  /** Without blanks around it; empty for nothing. */
  String text(Key key) {
    return settings.of(key).value().strip();
  }
}
