package dev.roster.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** The same work in several threads, begun at one moment. */
public final class Race {

  private static final int PATIENCE_SECONDS = 60;

  private Race() {}

  /**
   * Runs it.
   *
   * @param runners how many threads
   * @param work of a runner's number, from 0
   * @return what each runner brings back, in the order of their numbers
   */
  public static <T> List<T> of(int runners, IntFunction<T> work) throws Exception {
    CyclicBarrier start = new CyclicBarrier(runners);
    ExecutorService threads = Executors.newFixedThreadPool(runners);
    try {
      List<Future<T>> running = new ArrayList<>();
      for (int number = 0; number < runners; number++) {
        int runner = number;
        running.add(
            threads.submit(
                () -> {
                  start.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                  return work.apply(runner);
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> result : running) {
        results.add(result.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}
