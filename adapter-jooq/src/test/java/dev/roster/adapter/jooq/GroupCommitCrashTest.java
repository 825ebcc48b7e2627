package dev.roster.adapter.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests that are committed together live or die together, when their process dies. */
class GroupCommitCrashTest {

  @TempDir Path folder;

  @Test
  void a_crash_before_the_commit_leaves_nothing_of_any() throws Exception {
    assertThat(answersOf("RELEASE SAVEPOINT roster", 3)).doesNotContain("a", "b", "c");
    assertThat(stored()).containsExactly("first");
  }

  @Test
  void a_crash_between_the_commit_and_the_answers_leaves_all_of_all() throws Exception {
    assertThat(answersOf("COMMIT", 2)).doesNotContain("a", "b", "c");
    assertThat(stored()).containsExactly("first", "a", "b", "c");
  }

  private List<String> stored() {
    Sql sql = Sql.on(folder.resolve("notes.db"));
    assertThat(sql.texts("PRAGMA integrity_check")).containsExactly("ok");
    return sql.texts("SELECT text FROM note ORDER BY rowid");
  }

  /** What a process has answered that died right after it ran a text for the n-th time. */
  private List<String> answersOf(String text, int times) throws Exception {
    Sql.on(folder.resolve("notes.db"))
        .run("PRAGMA journal_mode = WAL", "CREATE TABLE note (text TEXT PRIMARY KEY)");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName(),
                folder.resolve("notes.db").toString(),
                text,
                Integer.toString(times))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String answers = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(Program.DIED);
    return answers.lines().toList();
  }

  /** Commits one note alone, and then three together. */
  static final class Program {

    static final int DIED = 42;

    private Program() {}

    public static void main(String[] arguments) {
      AtomicInteger left = new AtomicInteger(Integer.parseInt(arguments[2]));
      RecordingSource dying =
          new RecordingSource(
              Sql.on(Path.of(arguments[0])).source(),
              text -> {
                if (text.equals(arguments[1]) && left.decrementAndGet() == 0) {
                  Runtime.getRuntime().halt(DIED);
                }
              });
      StoreOptions options = StoreOptions.STANDARD;
      GroupCommit writer =
          new GroupCommit(
              Engine.SQLITE,
              new Connections(dying.source(), SqliteFile.preparation(options)),
              options);
      CountDownLatch writing = new CountDownLatch(1);
      CountDownLatch allWait = new CountDownLatch(1);
      start(writer, "first", writing, allWait);
      awaitQuietly(writing);
      for (String text : List.of("a", "b", "c")) {
        Thread thread = start(writer, text, writing, allWait);
        while (thread.getState() != Thread.State.TIMED_WAITING) {
          Thread.onSpinWait();
        }
      }
      allWait.countDown();
    }

    private static Thread start(
        GroupCommit writer, String text, CountDownLatch writing, CountDownLatch goOn) {
      Thread thread =
          new Thread(
              () -> {
                writer.write(
                    context -> {
                      writing.countDown();
                      awaitQuietly(goOn);
                      return context.execute("INSERT INTO note VALUES (?)", text);
                    });
                System.out.println(text);
              });
      thread.start();
      return thread;
    }

    private static void awaitQuietly(CountDownLatch latch) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
