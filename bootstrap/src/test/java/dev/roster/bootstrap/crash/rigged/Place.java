package dev.roster.bootstrap.crash.rigged;

import java.util.Arrays;
import java.util.Optional;

/**
 * The beginning of a method of the server, perhaps only with an argument or on the way of another
 * method.
 *
 * @param type the name of its class
 * @param method its name
 * @param told a text that is among its arguments, if that matters
 * @param under what it is called by, however far away, if that matters
 */
public record Place(String type, String method, Optional<String> told, Optional<Place> under) {

  /** A method of a class in {@code dev.roster}. */
  static Place at(String type, String method) {
    return new Place("dev.roster." + type, method, Optional.empty(), Optional.empty());
  }

  Place told(String argument) {
    return new Place(type, method, Optional.of(argument), under);
  }

  Place under(String callingType, String callingMethod) {
    return new Place(type, method, told, Optional.of(at(callingType, callingMethod)));
  }

  /** Whether this thread is there, at the beginning of a method with these arguments. */
  boolean isWhere(String runningType, String runningMethod, Object[] arguments) {
    return isIn(runningType, runningMethod)
        && told.stream().allMatch(Arrays.asList(arguments)::contains)
        && under.stream().allMatch(Place::isOnTheWay);
  }

  private boolean isOnTheWay() {
    return StackWalker.getInstance()
        .walk(
            frames -> frames.anyMatch(frame -> isIn(frame.getClassName(), frame.getMethodName())));
  }

  private boolean isIn(String runningType, String runningMethod) {
    return runningType.equals(type) && runningMethod.equals(method);
  }
}
