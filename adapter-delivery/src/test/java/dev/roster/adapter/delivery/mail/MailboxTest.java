package dev.roster.adapter.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses can be written to. */
class MailboxTest {

  @ParameterizedTest
  @CsvSource({
    "anna@example.com,               anna@example.com",
    "Anna.O'Neil+x_y@mail.Example,   Anna.O'Neil+x_y@mail.Example",
    "a@localhost,                    a@localhost",
    "用户@例子.中国,                  ",
    "anna@例子.中国,                  anna@xn--fsqu00a.xn--fiqs8s"
  })
  void an_address_is_written_in_ascii(String text, String written) {
    assertThat(Mailbox.find(text).map(found -> found.named("").getAddress()).orElse(null))
        .isEqualTo(written);
  }

  /** U+010A ends in 0A, which is a line end to whoever drops the rest. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@",
        "a",
        "a@",
        "@b",
        "a@b@c",
        "a b@example.com",
        "a@exam ple.com",
        "a,b@example.com",
        "a;b@example.com",
        "a:b@example.com",
        "a\\b@example.com",
        "\"a\"@example.com",
        "<a@example.com>",
        "a>@example.com",
        "a@example.com>",
        "Anna <a@example.com>",
        "a(b)@example.com",
        "a\r\nRCPT TO:<b@example.com>@example.com",
        "a\nb@example.com",
        "a@example.com\r\nDATA",
        "a@example.com\nDATA",
        "a\u0000@example.com",
        "\u010ARCPT@example.com",
        "a@-example.com",
        "a@example..com",
        "a@exa_mple.com",
        "a@[127.0.0.1]"
      })
  void what_means_something_else_to_a_server_is_no_address(String text) {
    assertThat(Mailbox.find(text)).isEmpty();
  }

  @Test
  void a_sender_has_a_usable_address_and_a_name_of_one_line() {
    assertThat(new Sender("a@例子.中国", "").domain()).isEqualTo("xn--fsqu00a.xn--fiqs8s");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Sender("secret>@example.com", ""))
        .withMessageNotContaining("secret");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Sender("a@example.com", "x\r\nBcc: eve@example.com"));
    assertThat(new Sender("a@example.com", "Anna")).hasToString("Sender[***]");
  }
}
