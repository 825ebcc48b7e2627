package dev.roster.adapter.delivery.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;

/**
 * The producer that all tries share.
 *
 * <p>It is made for the first of them, on a thread of its own, since names are looked up meanwhile.
 * One that failed by more than a passing trouble may never work again; the next try gets another.
 * Thread-safe.
 */
final class SharedProducer {

  /** How long a producer that is not wanted any more may take to end. */
  private static final Duration ENDING = Duration.ofSeconds(1);

  private final Map<String, Object> properties;
  private Optional<CompletableFuture<Producer<String, byte[]>>> current = Optional.empty();
  private boolean closed;

  /** Nothing is sent any more. */
  static final class Closed extends Exception {
    private static final long serialVersionUID = 1L;
  }

  SharedProducer(Map<String, Object> properties) {
    this.properties = properties;
  }

  /**
   * Sends a record and waits until it is written.
   *
   * @throws TimeoutException if it takes longer than that; it may be written all the same
   * @throws ExecutionException around what went wrong
   */
  void send(ProducerRecord<String, byte[]> event, Duration timeout)
      throws TimeoutException, ExecutionException, InterruptedException {
    long end = System.nanoTime() + timeout.toNanos();
    CompletableFuture<Producer<String, byte[]>> shared = current();
    try {
      Producer<String, byte[]> producer = left(end, shared);
      left(end, written(producer, event));
    } catch (ExecutionException e) {
      if (!passing(e.getCause())) {
        drop(shared);
      }
      throw e;
    }
  }

  private static <T> T left(long end, Future<T> awaited)
      throws TimeoutException, ExecutionException, InterruptedException {
    return awaited.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
  }

  /** The library throws some of what goes wrong, and answers the rest. */
  private static Future<RecordMetadata> written(
      Producer<String, byte[]> producer, ProducerRecord<String, byte[]> event)
      throws InterruptedException {
    try {
      return producer.send(event);
    } catch (InterruptException e) {
      throw new InterruptedException();
    } catch (KafkaException | IllegalStateException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static boolean passing(Throwable thrown) {
    return thrown instanceof RetriableException || thrown instanceof RecordTooLargeException;
  }

  private synchronized CompletableFuture<Producer<String, byte[]>> current() {
    if (closed) {
      return CompletableFuture.failedFuture(new Closed());
    }
    if (current.isEmpty()) {
      current =
          Optional.of(
              CompletableFuture.supplyAsync(
                  () -> new KafkaProducer<>(properties), SharedProducer::run));
    }
    return current.get();
  }

  private static void run(Runnable work) {
    Thread thread = new Thread(work, "kafka");
    thread.setDaemon(true);
    thread.start();
  }

  private void drop(CompletableFuture<Producer<String, byte[]>> shared) {
    synchronized (this) {
      current = current.filter(one -> one != shared);
    }
    shared.thenAccept(producer -> producer.close(Duration.ZERO));
  }

  /** May be called twice. */
  synchronized void close() {
    closed = true;
    current.ifPresent(shared -> shared.thenAccept(producer -> producer.close(ENDING)));
    current = Optional.empty();
  }
}
