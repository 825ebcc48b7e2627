package dev.roster.bootstrap.command;

/** Text that a terminal only shows and never obeys. Stateless. */
final class Plain {

  private Plain() {}

  /**
   * The text with everything invisible written out, as {@code \x{1b}}: control characters, format
   * characters such as those that turn the direction of writing, line and paragraph separators, and
   * what is no character at all.
   */
  static String text(String raw) {
    StringBuilder plain = new StringBuilder();
    raw.codePoints()
        .forEach(
            character -> {
              if (invisible(character)) {
                plain.append("\\x{").append(Integer.toHexString(character)).append('}');
              } else {
                plain.appendCodePoint(character);
              }
            });
    return plain.toString();
  }

  private static boolean invisible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}
