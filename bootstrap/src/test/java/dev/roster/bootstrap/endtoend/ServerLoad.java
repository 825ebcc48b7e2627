package dev.roster.bootstrap.endtoend;

import dev.roster.bootstrap.endtoend.Caller.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Writers who keep servers busy, each with a user of its own and all with one more. A server that
 * does not answer one of them as it should is not asked again by that one.
 */
final class ServerLoad implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 60;
  private static final int EACH_SHARED = 4;

  private final String name;
  private final List<Caller> servers;
  private final List<Long> users;
  private final ExecutorService threads;
  private final List<Future<List<Sent>>> running = new ArrayList<>();
  private final AtomicInteger acknowledged = new AtomicInteger();
  private volatile boolean over;

  /**
   * One write, and what came of it.
   *
   * @param server whom it was sent to
   * @param user whom it changes
   * @param text which no other write has: the reason of a change of status, or a signature
   * @param status of the answer, or {@link #UNANSWERED}
   * @param version that the answer tells; 0 if it does not say that anything was changed
   * @param body of the answer
   */
  record Sent(int server, long user, String text, int status, long version, String body) {

    /** In place of a status. */
    static final int UNANSWERED = 0;

    boolean acknowledged() {
      return status == 200 && version > 0;
    }
  }

  private ServerLoad(String name, List<Caller> servers, List<Long> users) {
    this.name = name;
    this.servers = servers;
    this.users = users;
    this.threads = Executors.newFixedThreadPool(users.size() - 1);
  }

  /** How a server is configured that is to be kept busy. */
  static String[] flags(Database database) {
    List<String> flags = new ArrayList<>(database.flag());
    flags.addAll(Packaged.MAIL_TO_NOBODY);
    flags.addAll(List.of("--session-rate", "0", "--address-rate", "0"));
    return flags.toArray(String[]::new);
  }

  /**
   * Starts to write.
   *
   * @param name which no other load of the same users has
   * @param servers whom to ask, by turns; logged in as somebody who may do everything
   * @param users one for each writer, and one for all of them
   */
  static ServerLoad start(String name, List<Caller> servers, List<Long> users) {
    ServerLoad load = new ServerLoad(name, servers, users);
    for (int number = 0; number < users.size() - 1; number++) {
      int writer = number;
      load.running.add(load.threads.submit(() -> load.write(writer)));
    }
    return load;
  }

  /** Waits until so many more writes were acknowledged. */
  void awaitMore(int writes) throws InterruptedException {
    int goal = acknowledged.get() + writes;
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (acknowledged.get() < goal) {
      if (System.nanoTime() > deadline || running.stream().allMatch(Future::isDone)) {
        throw new AssertionError("only " + acknowledged + " of " + goal);
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  /** Lets every writer finish; returns all that they have sent, of each in its order. */
  List<Sent> end() throws Exception {
    over = true;
    List<Sent> all = new ArrayList<>();
    for (Future<List<Sent>> one : running) {
      all.addAll(one.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }
    return all;
  }

  @Override
  public void close() {
    over = true;
    threads.shutdownNow();
  }

  private List<Sent> write(int writer) {
    List<Sent> sent = new ArrayList<>();
    List<Integer> left = new ArrayList<>();
    for (int server = 0; server < servers.size(); server++) {
      left.add(server);
    }
    int status = statusOf(writer, left.get(left.size() - 1));
    for (int count = 0; !over && !left.isEmpty(); count++) {
      int server = left.get((writer + count) % left.size());
      String text = "%s-%d-%d".formatted(name, writer, count);
      Sent one;
      if (count % EACH_SHARED == 0) {
        one = send(server, users.get(users.size() - 1), text, "\"signature\":\"%s\"");
      } else {
        status = 1 - status;
        one =
            send(server, users.get(writer), text, "\"refuse_message\":\"%s\",\"status\":" + status);
      }
      sent.add(one);
      if (one.status() != 200) {
        left.remove(Integer.valueOf(server));
        status = left.isEmpty() ? 0 : statusOf(writer, left.get(left.size() - 1));
      }
    }
    return sent;
  }

  private int statusOf(int writer, int server) {
    Answer answer = servers.get(server).get("/api/users/" + users.get(writer));
    return answer.json().at("/data/attributes/status").asInt();
  }

  private Sent send(int server, long user, String text, String attributes) {
    try {
      Answer answer = servers.get(server).patch(user, attributes.formatted(text));
      boolean changed = !answer.json().at("/meta/changed").isEmpty();
      long version = changed ? answer.json().at("/meta/version").asLong() : 0;
      if (version > 0) {
        acknowledged.incrementAndGet();
      }
      return new Sent(server, user, text, answer.status(), version, answer.body());
    } catch (Caller.NoAnswer gone) {
      return new Sent(server, user, text, Sent.UNANSWERED, 0, gone.toString());
    }
  }
}
