package dev.roster.adapter.bcrypt;

import com.nulabinc.zxcvbn.StandardDictionaries;
import dev.roster.domain.credential.NewPassword;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Tells the passwords that are guessed first: the {@value #COUNT} most common ones of zxcvbn's
 * list, which is maintained there.
 *
 * <p>Decision: they are the first {@value #COUNT} of the list as it is ranked. The list is of all
 * lengths, so that only some of them (832 in zxcvbn 1.9.0) are long enough to be chosen at all.
 * Decision: case does not matter, since the list is in lower case and whoever guesses {@code
 * password} goes on with {@code Password}.
 *
 * <p>Read once, when it is made. Immutable and thread-safe.
 */
public final class CommonPasswords implements Predicate<NewPassword> {

  /** How many passwords are too common. */
  public static final int COUNT = 3_000;

  private final Set<String> passwords;

  private CommonPasswords(List<String> ranked) {
    this.passwords = Set.copyOf(ranked.subList(0, COUNT));
  }

  /**
   * Reads the list.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  public static CommonPasswords load() {
    try {
      return new CommonPasswords(StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies());
    } catch (IOException e) {
      throw new UncheckedIOException("the list of common passwords cannot be read", e);
    }
  }

  /** Whether the password is too common to be chosen. */
  @Override
  public boolean test(NewPassword password) {
    return passwords.contains(password.text().toLowerCase(Locale.ROOT));
  }
}
