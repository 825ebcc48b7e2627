package dev.roster.clients;

import java.util.List;

/** How the server is told to speak JSON:API. */
enum Dialect {
  /**
   * As the clients of Discuz! Q read it: {@code detail} is a list, {@code attributes} has the id.
   */
  DISCUZ(),

  /** To the letter. */
  STRICT("--jsonapi", "strict");

  private final List<String> flags;

  Dialect(String... flags) {
    this.flags = List.of(flags);
  }

  /** The flags that say so on the command line. */
  List<String> flags() {
    return flags;
  }
}
