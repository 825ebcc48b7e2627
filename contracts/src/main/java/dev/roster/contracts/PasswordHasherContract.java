package dev.roster.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roster.application.port.PasswordHasher;
import dev.roster.domain.credential.NewPassword;
import dev.roster.domain.credential.Password;
import dev.roster.domain.credential.PasswordHash;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every hasher must pass. A hasher's author extends it and gives the method. */
public abstract class PasswordHasherContract {

  private static final Password SECRET = new Password("correct horse 电池");

  /** The hasher, as cheap as it can be; called once for each test. */
  protected abstract PasswordHasher newHasher();

  @Test
  void a_secret_matches_its_hash_and_no_other_does() {
    PasswordHasher hasher = newHasher();
    PasswordHash hash = hasher.hash(SECRET);
    assertThat(hasher.matches(SECRET, hash)).isTrue();
    assertThat(hasher.matches(new Password("correct horse"), hash)).isFalse();
    assertThat(hasher.matches(new Password(SECRET.text() + " "), hash)).isFalse();
    assertThat(hasher.matches(new Password("Correct horse 电池"), hash)).isFalse();
    assertThat(hasher.matches(new Password(""), hash)).isFalse();
  }

  @Test
  void another_instance_knows_the_hash() {
    assertThat(newHasher().matches(SECRET, newHasher().hash(SECRET))).isTrue();
  }

  @Test
  void a_secret_is_hashed_differently_each_time() {
    PasswordHasher hasher = newHasher();
    assertThat(hasher.hash(SECRET)).isNotEqualTo(hasher.hash(SECRET));
  }

  @Test
  void a_hash_does_not_show_its_secret() {
    assertThat(newHasher().hash(SECRET).text()).doesNotContain("horse");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "271828", "😀😀", "\t'\"\\", "e\u0301"})
  void a_secret_is_taken_exactly_as_it_is(String text) {
    PasswordHasher hasher = newHasher();
    PasswordHash hash = hasher.hash(new Password(text));
    assertThat(hasher.matches(new Password(text), hash)).isTrue();
    assertThat(hasher.matches(new Password(text + " "), hash)).isFalse();
    assertThat(hasher.matches(new Password("\u00e9"), hash)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "é", "电", "😀"})
  void every_byte_of_the_longest_secret_counts(String character) {
    PasswordHasher hasher = newHasher();
    String longest = longest(character);
    String shorter = longest.substring(character.length());
    PasswordHash hash = hasher.hash(new Password(longest));
    assertThat(hasher.matches(new Password(longest), hash)).isTrue();
    assertThat(hasher.matches(new Password(shorter), hash)).isFalse();
    assertThat(hasher.matches(new Password(shorter + "x"), hash)).isFalse();
  }

  /** Texts that the scheme would cut or confuse. */
  static Stream<String> unfit() {
    return Stream.of(
        longest("a") + "a",
        longest("电") + "a",
        longest("a").substring(1) + "é",
        "a".repeat(100_000),
        "\0",
        "ab\0",
        "ab\0ab",
        "ab\uD83D",
        "\uDE00ab");
  }

  @ParameterizedTest
  @MethodSource("unfit")
  void a_secret_that_would_be_cut_or_confused_is_not_hashed(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> newHasher().hash(new Password(text)));
  }

  @ParameterizedTest
  @MethodSource("unfit")
  void a_candidate_that_would_be_cut_or_confused_matches_nothing(String text) {
    PasswordHasher hasher = newHasher();
    assertThat(List.of("", "ab", longest("a"), longest("电"), "ab?", "?ab"))
        .allSatisfy(
            secret ->
                assertThat(hasher.matches(new Password(text), hasher.hash(new Password(secret))))
                    .isFalse());
  }

  /** Best of several, in processor time, so that a busy machine does not matter. */
  @Test
  void a_refused_candidate_takes_as_long_as_any_other() {
    PasswordHasher hasher = newHasher();
    PasswordHash hash = hasher.hash(SECRET);
    long wrong = nanos(() -> hasher.matches(new Password("wrong"), hash));
    assertThat(unfit())
        .allSatisfy(
            text ->
                assertThat(nanos(() -> hasher.matches(new Password(text), hash)))
                    .isGreaterThanOrEqualTo(wrong / 2));
  }

  @Test
  void a_fresh_hash_needs_no_upgrade() {
    PasswordHash fresh = newHasher().hash(SECRET);
    assertThat(newHasher().needsUpgrade(fresh)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "correct horse 电池", "$", "$$$", "{noop}x", "$2a$", "*0", "😀"})
  void a_hash_that_cannot_be_read_matches_nothing_and_needs_an_upgrade(String text) {
    PasswordHasher hasher = newHasher();
    PasswordHash unreadable = new PasswordHash(text);
    assertThat(hasher.needsUpgrade(unreadable)).isTrue();
    assertThat(hasher.matches(SECRET, unreadable)).isFalse();
    assertThat(hasher.matches(new Password(text), unreadable)).isFalse();
    assertThat(hasher.matches(new Password(""), unreadable)).isFalse();
  }

  @Test
  void a_hash_that_was_cut_or_extended_matches_nothing() {
    PasswordHasher hasher = newHasher();
    String hash = hasher.hash(SECRET).text();
    assertThat(Stream.of(hash.substring(1), hash.substring(0, hash.length() - 1), hash + "x"))
        .allSatisfy(
            damaged -> assertThat(hasher.matches(SECRET, new PasswordHash(damaged))).isFalse());
  }

  @Test
  void many_may_hash_at_once() throws Exception {
    PasswordHasher hasher = newHasher();
    PasswordHash first = hasher.hash(new Password("runner 0"));
    List<Boolean> right =
        Race.of(
            8,
            number -> {
              Password own = new Password("runner " + number);
              return hasher.matches(own, hasher.hash(own))
                  && hasher.matches(own, first) == (number == 0);
            });
    assertThat(right).containsOnly(true);
  }

  /** As many of a character as fit. */
  private static String longest(String character) {
    int bytes = character.getBytes(StandardCharsets.UTF_8).length;
    return character.repeat(NewPassword.MAX_BYTES / bytes);
  }

  private static long nanos(Runnable work) {
    return LongStream.range(0, 5).map(round -> once(work)).min().orElseThrow();
  }

  private static long once(Runnable work) {
    var threads = ManagementFactory.getThreadMXBean();
    long begun = threads.getCurrentThreadCpuTime();
    work.run();
    return threads.getCurrentThreadCpuTime() - begun;
  }
}
