package dev.roster.bootstrap.crash;

import dev.roster.bootstrap.crash.rigged.Point;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The harness's own account: what it asked for, what it was told of that, what has arrived, and who
 * died when. Nothing of it comes from the servers' storage, but what was not noted at a death.
 * Thread-safe.
 */
final class Journal {

  private final Map<Long, List<Step>> steps = new HashMap<>();
  private final Map<Long, List<Receipt>> receipts = new HashMap<>();
  private final Map<String, Death> deaths = new HashMap<>();
  private final Set<Long> touched = new HashSet<>();

  /** What came of a request, as far as it was told. */
  enum Told {
    /** It is done. */
    DONE,
    /** It is not done. */
    REFUSED,
    /** Nobody answered. */
    NOTHING
  }

  /**
   * One request to change a status.
   *
   * @param request its id, which the audit keeps
   * @param user whom it is about
   * @param status which it asks for
   * @param reason which it gives
   * @param point at which a server died meanwhile
   * @param told what came of it
   * @param version that the answer tells; 0 if it does not say that anything was done
   */
  record Step(
      String request, long user, int status, String reason, Point point, Told told, long version) {}

  /**
   * A message that arrived and was accepted.
   *
   * @param id of the message
   * @param source which start of which server it came from
   * @param user whom it is about
   * @param version which change of that user it is about
   * @param notice which notice it is
   */
  record Receipt(String id, String source, long user, long version, int notice) {}

  /**
   * The end of a server.
   *
   * @param point where it died
   * @param open ids of all messages that were not noted as accepted by then
   */
  record Death(Point point, Set<String> open) {}

  synchronized void asked(Step step) {
    steps.computeIfAbsent(step.user(), user -> new ArrayList<>()).add(step);
    touched.add(step.user());
  }

  synchronized void arrived(Receipt receipt) {
    receipts.computeIfAbsent(receipt.user(), user -> new ArrayList<>()).add(receipt);
    touched.add(receipt.user());
  }

  synchronized void died(String source, Death death) {
    deaths.put(source, death);
  }

  /** What was asked about a user, in that order. */
  synchronized List<Step> stepsOf(long user) {
    return List.copyOf(steps.getOrDefault(user, List.of()));
  }

  /** What has arrived about a user, in that order. */
  synchronized List<Receipt> receiptsOf(long user) {
    return List.copyOf(receipts.getOrDefault(user, List.of()));
  }

  /** The deaths of servers, by source. */
  synchronized Map<String, Death> deaths() {
    return Map.copyOf(deaths);
  }

  /** The users of whom there is news since this was asked last. */
  synchronized Set<Long> news() {
    Set<Long> news = Set.copyOf(touched);
    touched.clear();
    return news;
  }

  synchronized Collection<Long> users() {
    return List.copyOf(steps.keySet());
  }
}
