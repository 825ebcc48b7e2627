package dev.roster.adapter.delivery.mail;

import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address that mail can be sent to: nothing in it means anything else to a server or in a
 * header.
 *
 * <p>Before the {@code @} stand ASCII letters, digits, dots and the signs that need no quotes (RFC
 * 5321, atoms). What else the standards allow there is not supported. A domain may be in any
 * script.
 *
 * @param local the part before the {@code @}
 * @param domain the part behind it, in ASCII
 */
record Mailbox(String local, String domain) {

  private static final Pattern ATOMS = Pattern.compile("[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}");

  /** Such an address, or empty if the text is none. */
  static Optional<Mailbox> find(String text) {
    int at = text.lastIndexOf('@');
    if (at < 0 || !ATOMS.matcher(text.substring(0, at)).matches()) {
      return Optional.empty();
    }
    try {
      String domain = IDN.toASCII(text.substring(at + 1), IDN.USE_STD3_ASCII_RULES);
      return Optional.of(new Mailbox(text.substring(0, at), domain))
          .filter(found -> !domain.isEmpty());
    } catch (IllegalArgumentException noDomain) {
      return Optional.empty();
    }
  }

  /**
   * As it stands in a header.
   *
   * @param name shown beside it; empty text for none
   */
  InternetAddress named(String name) {
    try {
      return new InternetAddress(
          local + "@" + domain, name.isEmpty() ? null : name, StandardCharsets.UTF_8.name());
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("every JVM has UTF-8", e);
    }
  }
}
