package dev.roster.bootstrap.command;

/** A command was refused or has failed; its message is one line for whoever gave the command. */
final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Refused(String message) {
    super(message);
  }
}
