package dev.roster.application;

import dev.roster.application.port.DeliveryChannel;
import dev.roster.application.port.Message;
import dev.roster.domain.delivery.Channel;
import dev.roster.domain.delivery.Recipient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A channel in memory, whose destinations behave as they are told. Thread-safe. */
final class PostOffice implements DeliveryChannel {

  private final Channel channel;
  private final BlockingQueue<Message> tried = new LinkedBlockingQueue<>();
  private final List<Message> accepted = new CopyOnWriteArrayList<>();
  private volatile Function<Message, Sent> manners = message -> new Sent.Accepted();
  private final CountDownLatch closed = new CountDownLatch(1);

  PostOffice(Channel channel) {
    this.channel = channel;
  }

  /** From now on its destinations do this. */
  void behave(Function<Message, Sent> changed) {
    manners = changed;
  }

  /** The next try that nobody has asked for yet. */
  Message next() throws InterruptedException {
    Message message = tried.poll(10, TimeUnit.SECONDS);
    if (message == null) {
      throw new AssertionError("nothing was sent");
    }
    return message;
  }

  /** Whether nothing is left that nobody has asked for. */
  boolean quiet() {
    return tried.isEmpty();
  }

  /** What its destinations have taken, in that order. */
  List<Message> accepted() {
    return accepted;
  }

  boolean closed() {
    return closed.getCount() == 0;
  }

  /** Until it is closed; for destinations that hang. */
  void awaitClosed() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public Channel channel() {
    return channel;
  }

  @Override
  public boolean reaches(Recipient recipient) {
    return true;
  }

  @Override
  public Sent send(Message message) {
    tried.add(message);
    Sent sent = manners.apply(message);
    if (sent instanceof Sent.Accepted) {
      accepted.add(message);
    }
    return sent;
  }

  @Override
  public Duration patience() {
    return Duration.ofSeconds(5);
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
