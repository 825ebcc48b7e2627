package dev.roster.bootstrap.endtoend;

import dev.roster.domain.permission.GroupId;
import dev.roster.domain.status.Status;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests that race each other, on every database, at one server and at two on one database. None
 * of them may ever meet a failure of the server.
 */
@ParameterizedClass(name = "{0}, servers: {1}")
@MethodSource("everywhere")
abstract class RacingRequests {

  /** Rounds of a race of two: enough to lose it when nothing guards against it. */
  static final int ROUNDS = 15;

  private static final AtomicInteger NAMES = new AtomicInteger();

  private static Nodes nodes;

  @Parameter(0)
  private Database.Kind kind;

  @Parameter(1)
  private int servers;

  /** Every database with one server and with two. */
  static Stream<Arguments> everywhere() {
    return Database.Kind.here().stream()
        .flatMap(kind -> Stream.of(Arguments.of(kind, 1), Arguments.of(kind, 2)));
  }

  @BeforeParameterizedClassInvocation
  static void start(Database.Kind kind, int servers, @TempDir Path folder) {
    nodes = Nodes.start(kind.empty(folder), servers);
    nodes.add(Crew.named("admin").in(GroupId.ADMINISTRATORS));
    nodes.add(Crew.named("second").in(GroupId.ADMINISTRATORS));
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    nodes.close();
  }

  @AfterEach
  void nothingHasFailed() {
    nodes.assertNoFailures();
  }

  static Nodes nodes() {
    return nodes;
  }

  static Database database() {
    return nodes.database();
  }

  /** A name that nobody has. */
  static String freshName() {
    return "somebody" + NAMES.incrementAndGet();
  }

  /** A mobile number that nobody has. */
  static String freshMobile() {
    return "138%08d".formatted(NAMES.incrementAndGet());
  }

  /** A new NORMAL member. */
  static long member() {
    return nodes.add(Crew.named(freshName())).value();
  }

  /** A new user of this status. */
  static long user(Status status) {
    return nodes.add(Crew.named(freshName()).with(status)).value();
  }
}
