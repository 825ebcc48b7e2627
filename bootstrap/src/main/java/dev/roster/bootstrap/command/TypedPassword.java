package dev.roster.bootstrap.command;

import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads a password that somebody types or pipes in.
 *
 * <p>From a pipe: the first line, without its end, taken exactly as it is. On a terminal: asked for
 * twice and not shown.
 */
final class TypedPassword {

  /** Far more than any password has; a file that was piped in by mistake is not read to its end. */
  private static final int MAX_BYTES = 1_024;

  private TypedPassword() {}

  /**
   * The password.
   *
   * @throws Refused if there is none, or two that differ, or one that is no UTF-8
   */
  static String read(InputStream in) {
    Console console = System.console();
    return console != null && in == System.in ? ask(console) : firstLine(in);
  }

  private static String ask(Console console) {
    char[] first = console.readPassword("Password: ");
    char[] second = first == null ? null : console.readPassword("Again: ");
    if (second == null) {
      throw new Refused("no password was typed");
    }
    String password = new String(first);
    if (!password.equals(new String(second))) {
      throw new Refused("the two passwords differ");
    }
    return password;
  }

  private static String firstLine(InputStream in) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      int next = in.read();
      while (next >= 0 && next != '\n' && line.size() <= MAX_BYTES) {
        line.write(next);
        next = in.read();
      }
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(line.toByteArray()))
              .toString();
      return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    } catch (CharacterCodingException e) {
      throw new Refused("the password on standard input is no UTF-8");
    } catch (IOException e) {
      throw new Refused("no password could be read from standard input");
    }
  }
}
