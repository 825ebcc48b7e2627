package dev.roster.bootstrap.crash;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roster.bootstrap.crash.Journal.Step;
import dev.roster.bootstrap.crash.Journal.Told;
import dev.roster.bootstrap.crash.rigged.Point;
import dev.roster.bootstrap.endtoend.Caller;
import dev.roster.bootstrap.endtoend.Caller.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Clients that disable and enable users, each with users of its own, until they are stopped.
 * Whoever gets no answer asks that server no more, and leaves that user alone.
 */
final class Traffic {

  private static final int CLIENTS = 8;
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;
  private static final int PATIENCE_SECONDS = 60;

  private final Journal journal;
  private final Point point;
  private final String name;
  private final List<Caller> servers;
  private final Map<Long, Integer> statuses;
  private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
  private final List<Future<?>> running = new ArrayList<>();
  private volatile boolean over;

  private Traffic(
      Journal journal,
      Point point,
      String name,
      List<Caller> servers,
      Map<Long, Integer> statuses) {
    this.journal = journal;
    this.point = point;
    this.name = name;
    this.servers = servers;
    this.statuses = statuses;
  }

  /**
   * Starts it.
   *
   * @param journal that hears of everything
   * @param point at which a server is to die meanwhile
   * @param name which no other traffic has
   * @param servers whom to ask, logged in as somebody who may do it
   * @param statuses of all users, by id; kept up to date as far as it is told; concurrent
   */
  static Traffic start(
      Journal journal,
      Point point,
      String name,
      List<Caller> servers,
      Map<Long, Integer> statuses) {
    Traffic traffic = new Traffic(journal, point, name, servers, statuses);
    for (int number = 0; number < CLIENTS; number++) {
      int client = number;
      traffic.running.add(traffic.threads.submit(() -> traffic.ask(client)));
    }
    return traffic;
  }

  /** Waits until every client has heard of its last request, or that there is nobody to answer. */
  void stop() throws Exception {
    over = true;
    for (Future<?> one : running) {
      one.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
    threads.shutdown();
  }

  private void ask(int client) {
    List<Long> users =
        statuses.keySet().stream().filter(user -> user % CLIENTS == client).sorted().toList();
    List<Caller> alive = new ArrayList<>(servers);
    int start = name.hashCode() & 0xffff;
    for (int count = 0; !over && !alive.isEmpty() && count < users.size(); count++) {
      long user = users.get((start + count) % users.size());
      Caller server = alive.get(count % alive.size());
      Step step = step(server, user, "%s-%d-%d".formatted(name, client, count));
      journal.asked(step);
      switch (step.told()) {
        case DONE -> statuses.put(user, step.status());
        case NOTHING -> alive.remove(server);
        default -> {}
      }
    }
  }

  private Step step(Caller server, long user, String request) {
    int status = 1 - statuses.get(user);
    try {
      Answer answer =
          server.send(
              "PATCH",
              "/api/users/" + user,
              "{\"data\":{\"attributes\":{\"status\":%d,\"refuse_message\":\"%s\"}}}"
                  .formatted(status, request),
              Map.of("Content-Type", "application/json", "X-Request-Id", request));
      return switch (answer.status()) {
        case OK -> new Step(request, user, status, request, point, Told.DONE, version(answer));
        case UNAVAILABLE -> new Step(request, user, status, request, point, Told.REFUSED, 0);
        default -> throw new AssertionError(answer);
      };
    } catch (Caller.NoAnswer gone) {
      return new Step(request, user, status, request, point, Told.NOTHING, 0);
    }
  }

  private static long version(Answer answer) {
    JsonNode meta = answer.json().at("/meta");
    if (meta.at("/changed").isEmpty()) {
      throw new AssertionError(answer);
    }
    return meta.at("/version").asLong();
  }
}
