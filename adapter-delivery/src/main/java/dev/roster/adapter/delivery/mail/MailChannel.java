package dev.roster.adapter.delivery.mail;

import dev.roster.application.port.DeliveryChannel;
import dev.roster.application.port.Message;
import dev.roster.domain.delivery.Channel;
import dev.roster.domain.delivery.DeliveryRules;
import dev.roster.domain.delivery.Recipient;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sends messages by mail, through one SMTP server, to users.
 *
 * <p>Each message has a connection of its own. What the server has answered 250 is accepted; it may
 * bounce later, which nobody here hears of. What other answers mean is in {@link Verdict}. If this
 * process dies while that answer is on its way, the mail comes again with the same {@code
 * Message-ID}. However slow a server is, a try ends when its time is over. Problems name what went
 * wrong and the code of the answer, nothing else. Every try has a thread of its own, which idles
 * for a minute. Thread-safe.
 */
public final class MailChannel implements DeliveryChannel {

  /** For a busy machine to get round to it. */
  private static final Duration MARGIN = Duration.ofMillis(500);

  private final Server server;
  private final Set<Try> underWay = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newCachedThreadPool(MailChannel::thread);

  private MailChannel(MailSettings settings, SSLSocketFactory trust) {
    this.server = new Server(settings, trust);
  }

  /** Trusts whom the JVM trusts. Connects to nothing yet. */
  public static MailChannel open(MailSettings settings) {
    return new MailChannel(settings, (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  /** Trusts others, such as an authority of one's own. */
  public static MailChannel open(MailSettings settings, SSLContext trust) {
    return new MailChannel(settings, trust.getSocketFactory());
  }

  /** The mail library finds its parts by the class loader of the thread. */
  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "mail");
    thread.setDaemon(true);
    thread.setContextClassLoader(MailChannel.class.getClassLoader());
    return thread;
  }

  @Override
  public Channel channel() {
    return DeliveryRules.MAIL;
  }

  /** Users are reached; a fixed destination has no mail address. */
  @Override
  public boolean reaches(Recipient recipient) {
    return recipient.fold(() -> true, group -> true, name -> false);
  }

  @Override
  public Duration patience() {
    return server.settings().limits().all().plus(MARGIN);
  }

  @Override
  public Sent send(Message message) {
    return Mailbox.find(message.address())
        .map(to -> attempt(new Try(server, to.named(""), message)))
        .orElse(Verdict.NO_ADDRESS);
  }

  private Sent attempt(Try one) {
    underWay.add(one);
    try {
      threads.execute(one);
      return one.outcome().get(server.settings().limits().all().toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      return Verdict.CLOSED;
    } catch (TimeoutException e) {
      one.cut();
      return Verdict.LATE;
    } catch (InterruptedException e) {
      one.cut();
      Thread.currentThread().interrupt();
      return Verdict.INTERRUPTED;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a try does not throw", e.getCause());
    } finally {
      underWay.remove(one);
    }
  }

  /** Tries under way are cut off and fail. */
  @Override
  public void close() {
    threads.shutdown();
    underWay.forEach(Try::cut);
  }

  @Override
  public String toString() {
    return "MailChannel";
  }
}
