package dev.roster.domain.profile;

import static dev.roster.domain.form.FormRule.ILLEGAL_CHARACTER;
import static dev.roster.domain.form.FormRule.NOT_A_REFERENCE;
import static dev.roster.domain.form.FormRule.TOO_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.roster.domain.form.FormRule;
import dev.roster.domain.form.Malformed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AvatarReferenceTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://example.com/a.png",
        "HTTPS://Example.com",
        "https://example.com:8443/a/../b.png?x=1&y=..#z",
        "https://my_bucket.example.com/a%20b.png",
        "https://192.0.2.1/a",
        "https://[2001:db8::1]:443/a",
        "https://例子.中国/头像.png",
        "20210208/users/erb4krcbbirbtcwnhwopeizz5o/abc/a.png",
        "20210208/users/1/2/我的 照片.png",
        "a",
        "a..b/c..",
        "...",
        "./a",
        "a/./b",
        "a//b",
        "100%.png",
        "a%20b%zz",
        "a/b:c",
        "😀.png"
      })
  void a_secure_url_a_relative_key_or_nothing_may_be_chosen(String raw) {
    assertThat(AvatarReference.choose(raw, false).text()).isEqualTo(raw);
    assertThat(AvatarReference.choose(raw, true).text()).isEqualTo(raw);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://example.com/a.png", "HTTP://example.com", "http://example.com:80"})
  void a_plain_url_may_be_chosen_only_where_it_is_allowed(String raw) {
    assertThat(AvatarReference.choose(raw, true).text()).isEqualTo(raw);
    assertRefused(raw, false, NOT_A_REFERENCE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:image/png;base64,AA",
        "file:///etc/passwd",
        "ftp://example.com/a",
        "vbscript:a",
        "x:y",
        "C:/a.png",
        "httpsx://example.com",
        "mailto:a@b"
      })
  void another_scheme_is_refused(String raw) {
    assertRefusedAlways(raw);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https:",
        "https:a",
        "https:/a",
        "https://",
        "https:///a",
        "https://:443/a",
        "https://?a",
        "https://#",
        "https://user@example.com/a",
        "https://user:pw@example.com/a",
        "https://@example.com/a",
        "https://例@example.com/a",
        "https://a%40b.com/a",
        "https://example.com:port/a",
        "https://example.com:1:2/a",
        "https://[::1/a",
        "https://a b.com/",
        "https://example.com/a b",
        "https://example.com\\@evil.com/",
        "https://example.com\\a",
        "https://example.com/\n",
        "https://ex,ample.com/",
        "https://example.com/%zz",
        "https://a．com/"
      })
  void a_url_without_a_plain_host_is_refused(String raw) {
    assertRefusedAlways(raw);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/a",
        "//example.com/a",
        "/",
        "\\a",
        "a\\b",
        "\\\\host\\a",
        "..",
        "../a",
        "a/..",
        "a/../b",
        "a/..?x",
        "a/..#x",
        "..;/a",
        "a;..",
        "a\nb",
        "a\tb",
        "a\u0001",
        "a\u007F",
        "a\u0085b",
        "\na",
        " a",
        "a ",
        " javascript:a",
        "\tjavascript:a",
        "java\nscript:a"
      })
  void a_key_that_leaves_its_place_is_refused(String raw) {
    assertRefusedAlways(raw);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%2e%2e/a",
        "%2E%2e/a",
        ".%2e/a",
        "a/%2e.",
        "a%2f..%2fb",
        "%2fa",
        "%2F%2Fexample.com",
        "a%5cb",
        "a%5C..",
        "a%00",
        "a%0a",
        "%20a",
        "javascript%3aalert(1)",
        "%6aavascript:alert(1)",
        "%252e%252e/a",
        "%25252e./a",
        "%%32%65%2e/a"
      })
  void percent_encoding_hides_nothing(String raw) {
    assertRefusedAlways(raw);
  }

  @Test
  void a_reference_that_cannot_be_stored_cannot_be_chosen() {
    assertRefused("a".repeat(1025), false, TOO_LONG);
    assertRefused("https://example.com/" + "a".repeat(1005), false, TOO_LONG);
    assertRefused("a\0", false, ILLEGAL_CHARACTER);
    assertThat(AvatarReference.choose("a".repeat(1024), false).text()).hasSize(1024);
    assertThat(AvatarReference.choose("%25".repeat(341), false).isEmpty()).isFalse();
  }

  @Test
  void a_stored_reference_may_break_the_rules_for_chosen_ones() {
    assertThat(new AvatarReference("http://user@example.com/../a b").text())
        .isEqualTo("http://user@example.com/../a b");
  }

  @Test
  void nothing_chosen_is_the_empty_reference() {
    assertThat(AvatarReference.choose("", false)).isEqualTo(AvatarReference.EMPTY);
  }

  @Test
  void no_value_is_a_bug_and_no_refusal() {
    assertThatNullPointerException().isThrownBy(() -> new AvatarReference(null));
    assertThatNullPointerException().isThrownBy(() -> AvatarReference.choose(null, true));
  }

  private static void assertRefusedAlways(String raw) {
    assertRefused(raw, false, NOT_A_REFERENCE);
    assertRefused(raw, true, NOT_A_REFERENCE);
  }

  private static void assertRefused(String raw, boolean httpAllowed, FormRule rule) {
    assertThatExceptionOfType(Malformed.class)
        .isThrownBy(() -> AvatarReference.choose(raw, httpAllowed))
        .matches(malformed -> malformed.rule() == rule);
  }
}
