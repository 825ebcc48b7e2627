package dev.roster.benchmark.load;

/** A server has answered otherwise than the scenario needs; its figures would mean nothing. */
public final class UnexpectedAnswer extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnexpectedAnswer(String what) {
    super(what);
  }
}
