package dev.roster.bootstrap;

import dev.roster.bootstrap.command.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Gives commands to the program within this process. */
final class Shell {

  private final Map<String, String> environment;
  private final byte[] input;

  private Shell(Map<String, String> environment, byte[] input) {
    this.environment = environment;
    this.input = input;
  }

  /** With an empty environment and nothing on standard input. */
  static Shell plain() {
    return new Shell(Map.of(), new byte[0]);
  }

  Shell with(Map<String, String> variables) {
    return new Shell(variables, input);
  }

  Shell typing(String text) {
    return typing(text.getBytes(StandardCharsets.UTF_8));
  }

  Shell typing(byte[] bytes) {
    return new Shell(environment, bytes);
  }

  Result run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Main.run(
            new Surroundings(environment, new ByteArrayInputStream(input)),
            new PrintWriter(out),
            new PrintWriter(err),
            arguments);
    return new Result(code, out.toString(), err.toString());
  }

  /** What came of a command. */
  record Result(int code, String out, String err) {

    List<String> outLines() {
      return out.lines().toList();
    }

    List<String> errLines() {
      return err.lines().toList();
    }
  }
}
