package dev.roster.adapter.bcrypt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roster.application.port.PasswordHasher;
import dev.roster.contracts.PasswordHasherContract;
import dev.roster.domain.credential.Password;
import dev.roster.domain.credential.PasswordHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BcryptHasherTest extends PasswordHasherContract {

  private static final String TAIL = "CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW";

  private final BcryptHasher hasher = BcryptHasher.ofCost(BcryptHasher.MIN_COST);

  @Override
  protected PasswordHasher newHasher() {
    return BcryptHasher.ofCost(BcryptHasher.MIN_COST);
  }

  // @formatter:off
  /** The first three are vectors of crypt_blowfish, the others were made with libxcrypt. */
  @ParameterizedTest
  @CsvSource({
    "U*U,              $2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
    "U*U*,             $2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK",
    "U*U*U,            $2a$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a",
    "正确的马 battery,  $2b$04$abcdefghijklmnopqrstuua9eqv9JyV/KEaWkCxAvkqAwYIiwWBAq",
    "roster-demo,      $2y$04$ABCDEFGHIJKLMNOPQRSTUuuuzZIrBzSNg3tLxkR9O0xV6bk8sIfxa",
    "😀 four bytes,    $2a$04$abcdefghijklmnopqrstuuNbgoQ6zkibevcCR1BUzBBPapzuoZZWu",
    "'',               $2y$04$abcdefghijklmnopqrstuubyCG3zY1GIXMyxfivm.ClDiInHzxjiq",
    "éééééééééééééééééééééééééééééééééééé, $2b$04$abcdefghijklmnopqrstuuKiIlCeXB6chNXkLyAo8C7XcLPzh6zUe"})
  // @formatter:on
  void hashes_of_other_programs_are_verified(String secret, String hash) {
    PasswordHash stored = new PasswordHash(hash);
    assertThat(hasher.matches(new Password(secret), stored)).isTrue();
    assertThat(hasher.matches(new Password(secret + "!"), stored)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"$2a$05$", "$2b$05$", "$2y$05$"})
  void three_prefixes_are_one_algorithm(String prefix) {
    assertThat(hasher.matches(new Password("U*U"), new PasswordHash(prefix + TAIL))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$2$05$",
        "$2x$05$",
        "$2c$05$",
        "$2A$05$",
        "$1a$05$",
        "2a$05$",
        "$2a$5$",
        "$2a$03$",
        "$2a$00$",
        "$2a$31$",
        "$2a$99$",
        "$2a$-5$",
        "$2a$0x$",
        "$2a$05",
        "\n$2a$05$"
      })
  void no_other_prefix_and_no_other_cost_is(String prefix) {
    PasswordHash stored = new PasswordHash(prefix + TAIL);
    assertThat(hasher.matches(new Password("U*U"), stored)).isFalse();
    assertThat(hasher.needsUpgrade(stored)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOe",
        "CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW\n",
        "CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeWW",
        "CCCCCCCCCCCCCCCCCCCC!.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
        "CCCCCCCCCCCCCCCCCCCC电.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
        "CCCC",
        ""
      })
  void a_damaged_hash_matches_nothing(String tail) {
    PasswordHash stored = new PasswordHash("$2a$05$" + tail);
    assertThat(hasher.matches(new Password("U*U"), stored)).isFalse();
    assertThat(BcryptHasher.ofCost(5).needsUpgrade(stored)).isTrue();
  }

  @Test
  void what_stands_in_for_a_hash_that_cannot_be_read_is_never_matched() {
    PasswordHash unreadable = new PasswordHash("unreadable");
    assertThat(hasher.matches(new Password(""), unreadable)).isFalse();
    PasswordHash ofEmpty = hasher.hash(new Password(""));
    assertThat(hasher.matches(new Password("\0"), ofEmpty)).isFalse();
    assertThat(hasher.matches(new Password("x".repeat(73)), ofEmpty)).isFalse();
  }

  @Test
  void a_hash_is_of_the_cost_that_was_asked_for() {
    assertThat(BcryptHasher.ofCost(4).hash(new Password("x")).text()).startsWith("$2a$04$");
    assertThat(BcryptHasher.ofCost(BcryptHasher.RECOMMENDED_COST).hash(new Password("x")).text())
        .startsWith("$2a$10$")
        .hasSize(60);
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 3, 31, 32, Integer.MAX_VALUE})
  void no_hasher_has_a_cost_that_cannot_be(int cost) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BcryptHasher.ofCost(cost))
        .withMessageContaining("4 to 30");
  }

  @Test
  void the_ends_of_the_range_are_inside() {
    assertThat(BcryptHasher.ofCost(4)).isNotNull();
    assertThat(BcryptHasher.ofCost(30)).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "$2a$05$, false",
    "$2b$05$, false",
    "$2y$05$, false",
    "$2a$04$, true",
    "$2b$04$, true",
    "$2a$06$, true",
    "$2x$05$, true"
  })
  void a_hash_of_another_cost_or_scheme_needs_an_upgrade(String prefix, boolean needed) {
    assertThat(BcryptHasher.ofCost(5).needsUpgrade(new PasswordHash(prefix + TAIL)))
        .isEqualTo(needed);
  }
}
