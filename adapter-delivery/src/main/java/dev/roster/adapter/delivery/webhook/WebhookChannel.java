package dev.roster.adapter.delivery.webhook;

import dev.roster.adapter.delivery.NoticeEvent;
import dev.roster.application.port.DeliveryChannel;
import dev.roster.application.port.Message;
import dev.roster.domain.delivery.Channel;
import dev.roster.domain.delivery.DeliveryRules;
import dev.roster.domain.delivery.Recipient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.ssl.SSLContexts;

/**
 * Posts messages to fixed destinations: an event of CloudEvents 1.0, signed as Standard Webhooks
 * say.
 *
 * <p>A destination has taken a message once it answers with any status of 2xx; what else it may
 * answer is in {@link Verdict}. If this process dies while an answer is on its way, the message
 * comes again with the same id. However slow a destination is, a try ends when its time is over.
 * Addresses that are not of the Internet are not connected to unless allowed. Every try has a
 * thread of its own, which idles for a minute. Thread-safe.
 */
public final class WebhookChannel implements DeliveryChannel {

  /** For what was cut off to say how it ended. */
  private static final Duration AFTERMATH = Duration.ofMillis(500);

  /** For a busy machine to get round to it. */
  private static final Duration MARGIN = Duration.ofMillis(500);

  private final WebhookSettings settings;
  private final Map<String, Endpoint> endpoints = new TreeMap<>();
  private final ExecutorService threads = Executors.newCachedThreadPool(WebhookChannel::thread);

  /** Trusts whom the JVM trusts; looks names up as the machine does. */
  public static WebhookChannel open(WebhookSettings settings, InstantSource clock) {
    return new WebhookChannel(
        settings, clock, SystemDefaultDnsResolver.INSTANCE, SSLContexts.createSystemDefault());
  }

  WebhookChannel(WebhookSettings settings, InstantSource clock, DnsResolver names, SSLContext tls) {
    this.settings = settings;
    Clients clients = new Clients(settings.limits(), tls);
    settings
        .destinations()
        .forEach(
            (name, destination) -> {
              AddressGuard guard = new AddressGuard(names, settings.allowed(), destination.plain());
              endpoints.put(name, new Endpoint(destination, clients.client(guard), clock));
            });
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "webhook");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public Channel channel() {
    return DeliveryRules.WEBHOOK;
  }

  @Override
  public boolean reaches(Recipient recipient) {
    return recipient.fold(() -> false, group -> false, endpoints::containsKey);
  }

  @Override
  public Duration patience() {
    return settings.limits().all().plus(AFTERMATH).plus(MARGIN);
  }

  @Override
  public Sent send(Message message) {
    Endpoint endpoint = endpoints.get(message.address());
    if (endpoint == null) {
      return Verdict.UNKNOWN;
    }
    HttpPost request = endpoint.request(new NoticeEvent(settings.source(), message));
    try {
      return within(
          settings.limits().all(), request, threads.submit(() -> endpoint.exchange(request)));
    } catch (RejectedExecutionException e) {
      return Verdict.CLOSED;
    }
  }

  /** Cuts it off when its time is over, or nobody waits any longer. */
  private static Sent within(Duration time, HttpPost request, Future<Sent> exchange) {
    try {
      return settled(time, exchange);
    } catch (TimeoutException e) {
      request.cancel();
      return afterwards(exchange);
    } catch (InterruptedException e) {
      request.cancel();
      Thread.currentThread().interrupt();
      return Verdict.INTERRUPTED;
    }
  }

  /** There may have been an answer, of which only the body was slow. */
  private static Sent afterwards(Future<Sent> exchange) {
    try {
      return settled(AFTERMATH, exchange);
    } catch (TimeoutException e) {
      exchange.cancel(true);
      return Verdict.LATE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Verdict.INTERRUPTED;
    }
  }

  private static Sent settled(Duration time, Future<Sent> exchange)
      throws TimeoutException, InterruptedException {
    try {
      return exchange.get(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException("an exchange does not throw", e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    endpoints.values().forEach(Endpoint::close);
  }

  @Override
  public String toString() {
    return "WebhookChannel" + endpoints.keySet();
  }
}
