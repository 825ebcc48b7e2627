package dev.roster.bootstrap.server;

/** The server cannot listen where it should; the message is one line that says where and why. */
public final class CannotListen extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CannotListen(String where, Throwable cause) {
    super("cannot listen on %s: %s".formatted(where, why(cause)), cause);
  }

  /** What the operating system says lies deepest. */
  private static String why(Throwable failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return deepest.getMessage() == null ? "there is no such address" : deepest.getMessage();
  }
}
